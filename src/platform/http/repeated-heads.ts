import { hash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Requests that are recognised by their bytes, without being parsed again. */
export interface RepeatedHeads<Meaning> {
  /** Told of a request that came through Node's parser and is answered: the same bytes mean the same from now on. */
  learn: (request: IncomingMessage, response: ServerResponse, meaning: Meaning) => void
}

interface Connection {
  /** What Node's parser is reading right now. */
  parsing: Buffer | undefined
  /** The answer to what it read last; undefined unless that ended where a message ends. */
  answered: ServerResponse | undefined
}

type Listener = (chunk: Buffer) => void

const maxKnown = 20_000
const maxHeadBytes = 4_096
const maxRawHeaders = 64

/**
 * A client that asks the same over one connection sends the same bytes, and Node takes half the time of a short answer for
 * parsing them and making objects of them. Nothing is parsed here: a chunk is recognised when it is, byte for byte, the text
 * of a request that Node's parser made, and nothing but that, and when the parser stands between two messages. In every
 * other case the parser gets the chunk, and finds its connection as if nobody stood before it.
 *
 * `answer` writes to the socket and says so, or returns false. What is kept is a digest: heads hold tokens.
 */
export function recogniseRepeatedHeads<Meaning>(
  answer: (meaning: Meaning, socket: Socket) => boolean,
): RepeatedHeads<Meaning> {
  const known = new Map<string, Meaning>()
  const connections = new WeakMap<Socket, Connection>()

  function remember(head: string, meaning: Meaning): void {
    const [oldest] = known.keys()
    if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest)
    known.set(head, meaning)
  }

  const isAnswered = (chunk: Buffer, connection: Connection, socket: Socket): boolean => {
    if (!isBetweenMessages(connection, socket)) return false
    const meaning = known.get(digest(chunk))
    return meaning !== undefined && answer(meaning, socket)
  }

  function watch(socket: Socket): void {
    if (socket.destroyed || connections.has(socket)) return
    const connection: Connection = { parsing: undefined, answered: undefined }
    connections.set(socket, connection)
    const parsers = socket.listeners('data') as Listener[]

    const parse = (chunk: Buffer) => {
      connection.parsing = chunk
      connection.answered = undefined
      for (const parser of parsers) parser.call(socket, chunk)
      connection.parsing = undefined
      return connection.answered !== undefined
    }
    const take = (chunk: Buffer) => {
      if (isAnswered(chunk, connection, socket)) return
      replace(socket, [take], parsers)
      if (parse(chunk)) replace(socket, parsers, [take])
      else connections.delete(socket)
    }
    replace(socket, parsers, [take])
  }

  return {
    learn(request, response, meaning) {
      if (!isRepeatable(request)) return
      const connection = connections.get(request.socket)
      // The parser is in the middle of its work.
      if (connection === undefined) return process.nextTick(watch, request.socket)
      const chunk = connection.parsing
      if (chunk === undefined || chunk.length > maxHeadBytes || chunk.toString('latin1') !== textOf(request)) return
      remember(digest(chunk), meaning)
      connection.answered = response
    },
  }
}

/** An earlier answer that is still on its way would have to come first. */
function isBetweenMessages({ answered }: Connection, socket: Socket): boolean {
  return answered?.writableFinished === true && !socket.writableNeedDrain
}

const digest = (chunk: Buffer) => hash('sha256', chunk, 'base64')

/** Added before others are removed, so that the stream is never without a reader. */
function replace(socket: Socket, present: Listener[], next: Listener[]): void {
  for (const listener of next) socket.on('data', listener)
  for (const listener of present) socket.off('data', listener)
}

/** Whether the same bytes will come again, and the connection stays open after them. */
function isRepeatable({ httpVersion, headers, rawHeaders }: IncomingMessage): boolean {
  const { connection = 'keep-alive', upgrade, expect, cookie } = headers
  const once = headers['x-request-id'] ?? headers.traceparent ?? upgrade ?? expect ?? cookie
  return (
    httpVersion === '1.1' &&
    rawHeaders.length <= maxRawHeaders &&
    once === undefined &&
    connection.toLowerCase() === 'keep-alive'
  )
}

/** The request as its sender wrote it, unless that added spaces, a body or anything else of which nothing is left here. */
function textOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  let text = `${method} ${url} HTTP/${httpVersion}\r\n`
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) text += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`
  return `${text}\r\n`
}
