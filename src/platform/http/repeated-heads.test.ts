import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recogniseRepeatedHeads } from './repeated-heads.ts'

/** Node's own server, with one path that is answered at once, and one that takes its time. */
function serve(): Server {
  const recognised = recogniseRepeatedHeads<string>((path, socket) => {
    const body = answerTo(path, 'by its bytes')
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
    return true
  })
  const server = createServer(async (request, response) => {
    const { url = '', method, headers } = request
    if (method === 'GET' && url.startsWith('/quick') && headers['content-length'] === undefined) {
      response.end(answerTo(url, 'by the parser'))
      recognised.learn(request, response, url)
      return
    }
    const body = (await request.toArray()).join('')
    if (url === '/slow') await new Promise((resolve) => setTimeout(resolve, 20))
    response.end(`${method} ${url} ${headers.trick ?? ''}${body}`)
  })
  server.on('upgrade', (_request, socket: Socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n')
    setTimeout(() => socket.on('data', (chunk) => socket.write(`echo of ${chunk}`)), 10)
  })
  return server
}

const answerTo = (path: string, how: string) => `${path}${' '.repeat(path.endsWith('large') ? 65_536 : 1)}${how}`

const quick = 'GET /quick HTTP/1.1\r\nhost: here\r\n\r\n'
const quickToo = 'GET /quick/too HTTP/1.1\r\nhost: here\r\nAccept: */*\r\n\r\n'
const post = (path: string, body: string) =>
  `POST ${path} HTTP/1.1\r\nhost: here\r\ncontent-length: ${body.length}\r\n\r\n${body}`

/** A connection that sends chunks as they are and reads answers one after another. */
async function open(server: Server) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setNoDelay()
  await once(socket, 'connect')
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk
  })
  const next = async () => {
    for (;;) {
      const [head = '', rest] = heard.split(/\r\n\r\n(.*)/s)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1])
      if (rest !== undefined && rest.length >= length) {
        heard = rest.slice(length)
        return rest.slice(0, length)
      }
      if (socket.destroyed) throw new Error(`The connection was closed after: ${heard}`)
      await turn()
    }
  }
  return {
    socket,
    next,
    heard: () => heard,
    /** Each chunk on its own, as far as the system lets it. */
    async send(chunks: string[]) {
      for (const chunk of chunks) {
        socket.write(chunk)
        await turn()
        await turn()
      }
    },
    async answers(count: number) {
      const bodies: string[] = []
      while (bodies.length < count) bodies.push(await next())
      return bodies
    },
    ask: (text: string) => {
      socket.write(text)
      return next()
    },
    [Symbol.dispose]: () => void socket.destroy(),
  }
}

describe('heads that come again', () => {
  let server: Server

  beforeAll(async () => {
    server = serve().listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => void server.close())

  /** A connection on which the quick path is recognised. */
  async function acquainted() {
    const client = await open(server)
    while ((await client.ask(quick)) !== '/quick by its bytes');
    return client
  }

  it('are recognised once the parser has read the same bytes on that connection', async () => {
    using client = await open(server)
    const answers = [await client.ask(quick), await client.ask(quick), await client.ask(quick), await client.ask(quick)]
    expect(answers.slice(0, 2)).toEqual(['/quick by the parser', '/quick by the parser'])
    expect(answers.at(-1)).toBe('/quick by its bytes')
  })

  it.each([
    ['another space', 'GET /quick HTTP/1.1\r\nhost:  here\r\n\r\n'],
    ['an id of its own', 'GET /quick HTTP/1.1\r\nhost: here\r\nx-request-id: 1\r\n\r\n'],
    ['a trace of its own', 'GET /quick HTTP/1.1\r\nhost: here\r\ntraceparent: 1\r\n\r\n'],
    ['a cookie', 'GET /quick HTTP/1.1\r\nhost: here\r\ncookie: a=b\r\n\r\n'],
    ['a line break before it', `\r\n${quick}`],
  ])('are left to the parser with %s', async (_what, head) => {
    using client = await acquainted()
    for (let time = 0; time < 4; time += 1) expect(await client.ask(head)).toBe('/quick by the parser')
    expect(await client.ask(quick)).toContain('/quick by')
  })

  it.each([
    ['ask for that', 'GET /quick HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n'],
    ['ask a proxy for that', 'GET /quick HTTP/1.1\r\nhost: here\r\nproxy-connection: close\r\n\r\n'],
    ['speak HTTP/1.0', 'GET /quick HTTP/1.0\r\nhost: here\r\n\r\n'],
  ])('still close the connection when they %s', async (_what, head) => {
    for (let time = 0; time < 3; time += 1) {
      using client = await acquainted()
      const closed = once(client.socket, 'close')
      client.socket.write(head)
      await closed
      expect(client.heard()).toContain('/quick by the parser')
    }
  })

  it('are not looked for inside of another request: in a header, in a body, in a chunk of one', async () => {
    using client = await acquainted()
    const inside = [
      // There the request line becomes a header's value, and the rest are further headers.
      ['POST /other HTTP/1.1\r\nhost: here\r\ncontent-length: 0\r\ntrick: ', quick, 'POST /other GET /quick HTTP/1.1'],
      [post('/other', quick).slice(0, -quick.length), quick, `POST /other ${quick}`],
      [
        `POST /other HTTP/1.1\r\nhost: here\r\ntransfer-encoding: chunked\r\n\r\n${quick.length.toString(16)}\r\n`,
        quick,
        `POST /other ${quick}`,
      ],
    ] as const
    for (const [beginning, known, answer] of inside) {
      client.socket.write(beginning)
      await new Promise((resolve) => setTimeout(resolve, 20))
      client.socket.write(known)
      if (beginning.includes('chunked')) client.socket.write('\r\n0\r\n\r\n')
      expect(await client.next()).toBe(answer)
      while ((await client.ask(quick)) !== '/quick by its bytes');
    }
  })

  it('wait for the answer to an earlier request', async () => {
    using client = await acquainted()
    client.socket.write('GET /slow HTTP/1.1\r\nhost: here\r\n\r\n')
    await new Promise((resolve) => setTimeout(resolve, 5))
    for (let time = 0; time < 5; time += 1) {
      client.socket.write(quick)
      await turn()
    }
    expect(await client.next()).toBe('GET /slow ')
    for (let time = 0; time < 5; time += 1) expect(await client.next()).toContain('/quick by')
  })

  it('mean nothing any more on a connection that became something else', async () => {
    using client = await acquainted()
    client.socket.write('GET /quick HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n')
    while (!client.heard().includes('101 Switching')) await turn()
    client.socket.write(quick)
    while (!client.heard().endsWith(quick)) await turn()
    expect(client.heard()).toContain(`echo of ${quick}`)
  })

  it('do not fill the memory for a client that reads nothing', async () => {
    const large = 'GET /quick/large HTTP/1.1\r\nhost: here\r\n\r\n'
    const accepted = once(server, 'connection')
    using client = await open(server)
    const [served] = (await accepted) as [Socket]
    while (!(await client.ask(large)).endsWith('by its bytes'));
    client.socket.pause()
    for (let time = 0; time < 500; time += 1) {
      client.socket.write(large)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(served.writableLength).toBeGreaterThan(0)
    expect(served.writableLength).toBeLessThan(2 ** 21)
  })

  it('do not keep a connection from going on that was paused for its many answers', async () => {
    const large = 'GET /quick/large HTTP/1.1\r\nhost: here\r\n\r\n'
    for (let time = 0; time < 20; time += 1) {
      using client = await open(server)
      client.socket.write(large.repeat(3 + time))
      expect(await client.answers(3 + time)).toHaveLength(3 + time)
      expect(await client.ask(quick)).toContain('/quick by')
    }
  })

  it('leave to an upgraded connection what came with the request for it', async () => {
    using client = await open(server)
    client.socket.write(`${quick}GET / HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n`)
    while (!client.heard().includes('101 Switching')) await turn()
    client.socket.write('early')
    while (!client.heard().endsWith('early')) await turn()
    expect(client.heard()).toContain('echo of early')
  })

  it('are answered like all others, in order, however the bytes are cut', async () => {
    const requests = [
      { text: quick, answer: /^\/quick by/ },
      { text: quickToo, answer: /^\/quick\/too by/ },
      { text: post('/other', quick), answer: /^POST \/other GET \/quick/ },
      { text: 'GET /slow HTTP/1.1\r\nhost: here\r\n\r\n', answer: /^GET \/slow $/ },
      { text: 'GET /plain HTTP/1.1\r\nhost: here\r\n\r\n', answer: /^GET \/plain $/ },
    ]
    const cuts = fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 12 })
    const sequence = fc.array(fc.constantFrom(...requests, ...Array(5).fill(requests[0])), {
      minLength: 1,
      maxLength: 14,
    })
    let byBytes = 0
    await fc.assert(
      fc.asyncProperty(sequence, cuts, fc.boolean(), async (asked, lengths, whole) => {
        using client = await acquainted()
        const text = asked.map((request) => request.text)
        await client.send(whole ? text : cut(text.join(''), lengths))
        const bodies = await client.answers(asked.length)
        for (const [at, { answer }] of asked.entries()) expect(bodies[at]).toMatch(answer)
        byBytes += bodies.filter((body) => body.endsWith('by its bytes')).length
        expect(client.heard()).toBe('')
      }),
      { numRuns: 150 },
    )
    expect(byBytes).toBeGreaterThan(100)
  })
})

function cut(text: string, lengths: number[]): string[] {
  const chunks: string[] = []
  let at = 0
  for (const length of lengths) {
    chunks.push(text.slice(at, at + length))
    at += length
  }
  return [...chunks, text.slice(at)].filter((chunk) => chunk !== '')
}
