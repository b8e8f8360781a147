import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeRoutes } from '#platform/openapi/openapi.ts'
import { preface } from '#souk/contract/preface.ts'
import { takeBreaches } from './breaches.ts'
import { holdEvent, holdToContract } from './conformance.ts'
import { eventually } from './harness.ts'

const Thing = z.object({ id: z.int() }).meta({ id: 'Thing' })
const app = Fastify()
const other = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': '1' }).end('{"status":"fine"}')
})
let origin: string

/** What the one route of this app answers next, past all that would keep it right. */
let next: { status?: number; headers?: Record<string, string>; without?: string; body?: string }

beforeAll(async () => {
  app.setSerializerCompiler(serializerCompiler)
  await describeRoutes(app, preface)
  app.get(
    '/things',
    {
      schema: { response: { 200: Thing } },
      config: { access: 'public', unlimited: true, stream: { description: 'Things.', data: Thing } },
    },
    (_request, reply) => {
      reply.hijack()
      const headers = new Headers({ 'x-request-id': '1', 'content-type': 'application/json', ...next.headers })
      if (next.without !== undefined) headers.delete(next.without)
      reply.raw.writeHead(next.status ?? 200, [...headers].flat()).end(next.body ?? '{"id":1}')
    },
  )
  app.get('/untold', () => 'A route that says nothing of itself.')
  origin = await app.listen({ host: '127.0.0.1', port: 0 })
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await app.close()
  other.close()
})

const breachesOf = (answer: typeof next, path = '/things') => {
  next = answer
  return eventually(async () => {
    await (await fetch(`${origin}${path}`)).text()
    const breaches = await takeBreaches()
    return breaches.length > 0 && breaches.join()
  })
}

describe('an answer that is not as the contract declares it fails its test', () => {
  it('when its status, a field or its form is not declared', async () => {
    expect(await breachesOf({ status: 202 })).toContain('GET /things answered 202: an undeclared status')
    expect(await breachesOf({ body: '{"id":1,"colour":"blue"}' })).toContain('must NOT have additional properties')
    expect(await breachesOf({ body: '{}' })).toContain("must have required property 'id'")
    expect(await breachesOf({ body: '<p>1</p>', headers: { 'content-type': 'text/html' } })).toContain('text/html')
  })

  it('when a header is missing, or there though nobody declared it', async () => {
    expect(await breachesOf({ headers: { deprecation: '@1' } })).toContain('with the undeclared header Deprecation')
    expect(await breachesOf({ without: 'x-request-id' })).toContain('without the header X-Request-Id')
    expect(await breachesOf({}, '/untold')).toContain('a success that is not declared')
  })

  it('when one event of a stream holds something else', async () => {
    const stream = (...data: string[]) => ({
      headers: { 'content-type': 'text/event-stream' },
      body: [':', ...data.map((each, id) => `id: ${id}\nevent: thing\ndata: ${each}`), ''].join('\n\n'),
    })
    expect(await breachesOf(stream('{"id":1}', '{"id":"two"}'))).toContain('must be integer')
    expect(await breachesOf(stream('no JSON'))).toContain('must be object')
  })

  it('when it is an event over a socket', async () => {
    holdEvent('order.created', { order_id: 1 })
    expect((await takeBreaches()).join()).toContain('must match a schema in anyOf')
  })

  it('when it comes from another process', async () => {
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    holdToContract(elsewhere)
    await (await fetch(`${elsewhere}/health/live`)).text()
    expect((await takeBreaches()).join()).toContain('GET /health/live answered 200')
  })
})

it('has nothing to say about what is as declared', async () => {
  next = {}
  await (await fetch(`${origin}/things`)).text()
  next = { headers: { 'content-type': 'text/event-stream' }, body: 'id: 1\nevent: thing\ndata: {"id":1}\n\n:\n\n' }
  await (await fetch(`${origin}/things`)).text()
  await new Promise((resolve) => setImmediate(resolve))
  expect(await takeBreaches()).toEqual([])
})
