import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type GuardedRequest, guardedRequest, UnansweredRequest } from './guarded-request.ts'
import { problemOfLastingUrl } from './guarded-url.ts'
import type { ResolveHost } from './resolve-host.ts'

const privateHosts = [
  '127.0.0.1',
  '127.1',
  '0x7f.0.0.1',
  '2130706433',
  '0177.0.0.1',
  '0.0.0.0',
  '10.0.0.8',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '[::]',
  '[::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:8.8.8.8]',
  '[::ffff:0:10.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::a00:1]',
  '[2002:7f00:1::]',
  '[2001::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[100::1]',
  '[4000::1]',
  'localhost',
  'LOCALHOST.',
  'shop.localhost',
  'printer.local',
  'metadata.google.internal',
  'intranet',
]
const publicHosts = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '[2606:4700:4700::1111]', '[2a00:1450:4001::1]']

const answers: Record<string, (response: ServerResponse) => void> = {
  '/': (response) => response.end('heard'),
  '/away': (response) => response.writeHead(302, { location: '/home' }).end('there'),
  '/long': (response) => response.end('x'.repeat(100_000)),
  '/headers': (response) => response.writeHead(200, { long: 'x'.repeat(20_000) }).end(),
  '/cut': (response) => response.writeHead(200, { 'content-length': '10' }).write('12345', () => response.destroy()),
  '/drip': (response) => response.writeHead(200).write('1'),
  '/silent': () => {},
}

describe('a guarded request', () => {
  let server: Server
  let heard: { path: string | undefined; host: string | undefined; body: string }[] = []
  let port: number

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      heard.push({ path: request.url, host: request.headers.host, body: await textOf(request) })
      answers[request.url ?? '']?.(response)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })
  beforeEach(() => {
    heard = []
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const ask = (url: string, asked: Partial<GuardedRequest> = {}) =>
    guardedRequest(url, { allowPrivate: true, timeoutMs: 5_000, maxAnswerBytes: 1_000, ...asked })
  const here = (path: string) => `http://127.0.0.1:${port}${path}`
  const leadingTo = (...answers: string[][]): { asked: string[]; resolve: ResolveHost } => {
    const asked: string[] = []
    return { asked, resolve: async (name) => answers[asked.push(name) - 1] ?? [] }
  }

  it('sends a body and reads the answer', async () => {
    const { status, body, truncated } = await ask(here('/'), { method: 'POST', body: 'tëxt' })
    expect({ status, body: body.toString(), truncated }).toEqual({ status: 200, body: 'heard', truncated: false })
    expect(heard).toEqual([{ path: '/', host: `127.0.0.1:${port}`, body: 'tëxt' }])
  })

  it.each(privateHosts)('does not go to %s', async (host) => {
    const never: ResolveHost = () => Promise.reject(new Error('was looked up'))
    const refusal = ask(`https://${host}:${port}/`, { allowPrivate: false, resolve: never })
    await expect(refusal).rejects.toMatchObject({
      reason: 'refused',
      message: 'The address must lead to a public address.',
    })
    const kept = problemOfLastingUrl(`https://${host}/`, { allowPrivate: false, resolve: never })
    expect(await kept).toBe('must lead to a public address.')
  })

  it.each(publicHosts)('would go to %s', async (host) => {
    expect(await problemOfLastingUrl(`https://${host}/hook`, { allowPrivate: false })).toBeUndefined()
  })

  it.each([
    ['no address', 'must be an address such as https://example.com/hook.'],
    ['ftp://example.com/', 'must begin with https://.'],
    ['file:///etc/passwd', 'must begin with https://.'],
    ['http://example.com/', 'must begin with https://.'],
    ['https://name:secret@example.com/', 'must hold no user name and no password.'],
  ])('refuses %s', async (url, problem) => {
    expect(await problemOfLastingUrl(url, { allowPrivate: false })).toBe(problem)
    await expect(ask(url, { allowPrivate: false })).rejects.toMatchObject({ reason: 'refused' })
  })

  it.each([
    ['10.0.0.1'],
    ['8.8.8.8', '127.0.0.1'],
    ['2606:4700:4700::1111', 'fd00::1'],
    ['::ffff:127.0.0.1'],
    ['64:ff9b::a9fe:a9fe'],
  ])('does not go where a name leads to %s %s', async (...addresses) => {
    const { resolve } = leadingTo(addresses)
    await expect(ask('https://shop.example/', { allowPrivate: false, resolve })).rejects.toMatchObject({
      reason: 'refused',
    })
    const kept = leadingTo(addresses)
    expect(await problemOfLastingUrl('https://shop.example/', { allowPrivate: false, ...kept })).toMatch('public')
  })

  it('keeps an address that leads nowhere yet, and fails to ask it', async () => {
    const { resolve } = leadingTo()
    expect(await problemOfLastingUrl('https://shop.example/', { allowPrivate: false, resolve })).toBeUndefined()
    await expect(ask('https://shop.example/', { allowPrivate: false, resolve })).rejects.toMatchObject({
      reason: 'failed',
    })
  })

  it('looks a name up once, and connects to what it was answered', async () => {
    const names = leadingTo(['127.0.0.1'], ['10.0.0.1'])
    const { body } = await ask(`http://shop.example:${port}/`, names)
    expect(body.toString()).toBe('heard')
    expect(names.asked).toEqual(['shop.example'])
    expect(heard).toMatchObject([{ host: `shop.example:${port}` }])
  })

  it('goes nowhere once a name that was public leads here', async () => {
    const names = leadingTo(['8.8.8.8'], ['127.0.0.1'])
    const url = `https://shop.example:${port}/`
    expect(await problemOfLastingUrl(url, { allowPrivate: false, ...names })).toBeUndefined()
    await expect(ask(url, { allowPrivate: false, ...names })).rejects.toBeInstanceOf(UnansweredRequest)
    expect(heard).toEqual([])
  })

  it('follows no redirect', async () => {
    const { status, headers } = await ask(here('/away'))
    expect(status).toBe(302)
    expect(headers.location).toBe('/home')
    expect(heard.map(({ path }) => path)).toEqual(['/away'])
  })

  it('reads no more than was asked for', async () => {
    const { body, truncated } = await ask(here('/long'), { maxAnswerBytes: 10 })
    expect({ body: body.toString(), truncated }).toEqual({ body: 'xxxxxxxxxx', truncated: true })
    await expect(ask(here('/headers'))).rejects.toMatchObject({ reason: 'failed', message: /more headers/ })
  })

  it.each(['/silent', '/drip'])('waits no longer than it may for %s', async (path) => {
    await expect(ask(here(path), { timeoutMs: 100 })).rejects.toMatchObject({
      reason: 'timeout',
      message: /within 100 ms/,
    })
  })

  it('does not wait for a name that nobody answers for', async () => {
    const resolve = () => new Promise<string[]>(() => {})
    await expect(ask('http://shop.example/', { timeoutMs: 100, resolve })).rejects.toMatchObject({ reason: 'timeout' })
  })

  it('says why there is no answer, and nothing of this network', async () => {
    await expect(ask(here('/cut'))).rejects.toMatchObject({ reason: 'failed', message: /before the answer was whole/ })
    await expect(ask('http://127.0.0.1:1/')).rejects.toMatchObject({
      reason: 'failed',
      message: 'Nobody listens at the address.',
    })
    await expect(ask(here('/').replace('http:', 'https:'))).rejects.toMatchObject({ reason: 'failed' })
  })

  it('ends when its caller ends', async () => {
    const ending = new AbortController()
    const asked = ask(here('/silent'), { signal: ending.signal })
    setImmediate(() => ending.abort())
    await expect(asked).rejects.toMatchObject({ reason: 'failed' })
  })
})

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
