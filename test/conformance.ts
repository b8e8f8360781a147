import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import type { ContractDocument } from '#platform/openapi/document.ts'
import { type Answer, type AnswerContract, answerContract } from './answer-contract.ts'
import { awaitLook, noteBreach } from './breaches.ts'

function hold(answer: Answer, contract: AnswerContract, test: string | undefined): void {
  // Socket.IO answers in a language of its own.
  if (answer.method === 'OPTIONS' || answer.url.startsWith('/socket.io/')) return
  const problem = contract.problemWith(answer)
  if (problem === undefined) return
  noteBreach(`${answer.method} ${answer.url} answered ${answer.status}: ${problem} (${test})`)
}

const presentTest = () => expect.getState().currentTestName

interface Served {
  app: FastifyInstance
  contract?: AnswerContract
}

/** The apps of this process that have a contract, by their servers. */
const apps = new WeakMap<Server, Served>()

subscribe('fastify.initialization', (message) => {
  const { fastify: app } = message as { fastify: FastifyInstance }
  apps.set(app.server, { app })
})

// At Node's own server, before any framework: whoever asked, and whoever answers, the bytes pass here.
subscribe('http.server.request.start', (message) => {
  const { request, response, server } = message as {
    request: IncomingMessage
    response: ServerResponse
    server: Server
  }
  const served = apps.get(server)
  if (served === undefined) return
  const { method = '', url = '' } = request
  const written = recordWriting(response)
  response.once('close', () => {
    const endless = written.headers.get('content-type')?.includes('text/event-stream')
    // Half an answer says nothing, unless it is of a stream, which ends when its reader leaves.
    if (!response.headersSent || !(response.writableFinished || endless) || !served.app.hasDecorator('swagger')) return
    served.contract ??= answerContract(served.app.swagger() as unknown as ContractDocument)
    const { test, headers } = written
    hold({ method, url, status: response.statusCode, headers, body: written.body() }, served.contract, test)
  })
})

type Chunk = string | Uint8Array | undefined | null | (() => void)

/** Keeps what is written to the response, and passes it on. */
function recordWriting(response: ServerResponse) {
  const { writeHead, write, end } = response as unknown as Record<string, (...parts: unknown[]) => unknown>
  const chunks: Buffer[] = []
  const written = {
    headers: new Headers(),
    test: undefined as string | undefined,
    body: () => {
      const sent = Buffer.concat(chunks)
      return (written.headers.get('content-encoding') === 'gzip' ? gunzipSync(sent) : sent).toString()
    },
  }
  const keep = (chunk: Chunk) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  }
  const wrapped = {
    writeHead: (...parts: unknown[]) => {
      written.headers = headersOf(response, parts.at(-1))
      written.test = presentTest()
      return writeHead?.apply(response, parts)
    },
    write: (...parts: unknown[]) => {
      keep(parts[0] as Chunk)
      return write?.apply(response, parts)
    },
    end: (...parts: unknown[]) => {
      keep(parts[0] as Chunk)
      return end?.apply(response, parts)
    },
  }
  Object.assign(response, wrapped)
  return written
}

/** Those that were set, and those that come with the head: as an object, or as names and values in turns. */
function headersOf(response: ServerResponse, last: unknown): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.getHeaders())) headers.set(name, String(value))
  if (Array.isArray(last)) {
    for (let at = 0; at + 1 < last.length; at += 2) headers.set(last[at], last[at + 1])
  } else if (typeof last === 'object' && last !== null) {
    for (const [name, value] of Object.entries(last)) headers.set(name, String(value))
  }
  return headers
}

/** Where other processes listen whose answers are looked at when they arrive. */
const elsewhere = new Set<string>()
let read: AnswerContract | undefined
const committed = () => {
  read ??= answerContract(JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')))
  return read
}

/** Holds what came over a socket against the schema that the contract has for it. */
export function holdEvent(event: string, payload: unknown): void {
  const problem = committed().problemWithValue('ShopEventMessage', payload)
  if (problem !== undefined) noteBreach(`The event ${event} came over a socket: ${problem} (${presentTest()})`)
}

/** From now on, what this process gets from that origin is held against the contract as well. */
export function holdToContract(origin: string): void {
  elsewhere.add(origin)
}

const { fetch: fetchUnwatched } = globalThis
globalThis.fetch = async (input, init) => {
  const response = await fetchUnwatched(input, init)
  const request = input instanceof Request ? input : undefined
  const { origin, pathname, search } = new URL(request?.url ?? (input as string | URL))
  if (!elsewhere.has(origin)) return response
  const asked = { method: init?.method ?? request?.method ?? 'GET', url: `${pathname}${search}`, test: presentTest() }
  const look = lookAt(response.clone(), asked)
  // Nobody can wait for the end of a stream.
  if (!response.headers.get('content-type')?.includes('text/event-stream')) awaitLook(look)
  return response
}

interface Asked {
  method: string
  url: string
  test: string | undefined
}

async function lookAt(response: Response, { test, ...asked }: Asked): Promise<void> {
  // An answer that broke off says nothing.
  const body = await response.text().catch(() => undefined)
  if (body === undefined) return
  hold({ ...asked, status: response.status, headers: response.headers, body }, committed(), test)
}
