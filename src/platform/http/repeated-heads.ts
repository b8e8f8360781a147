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
  /** Whether the answer to what it read last has gone out; undefined unless that ended where a message ends. */
  last: { isOut: boolean } | undefined
}

type Listener = (chunk: Buffer) => void

const maxKnown = 20_000
const maxHeadBytes = 2_048
const maxRawHeaders = 64

/**
 * A client that asks the same over one connection sends the same bytes, and Node takes half the time of a short answer for
 * parsing them and making objects of them. Nothing is parsed here: a chunk is recognised when it is, byte for byte, the text
 * of a request that Node's parser made, and nothing but that, and when the parser stands between two messages. In every
 * other case the parser gets the chunk, and finds its listeners where it left them.
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

  const tryToAnswer = (chunk: Buffer, connection: Connection, socket: Socket): boolean => {
    if (chunk.length > maxHeadBytes || !isBetweenMessages(connection, socket)) return false
    const meaning = known.get(digest(chunk))
    return meaning !== undefined && answer(meaning, socket)
  }

  /** Not where Node has paused: who listens from then on takes the waking of the socket from it. */
  function watch(socket: Socket): void {
    if (socket.destroyed || socket.isPaused() || connections.has(socket)) return
    const listeners = socket.listeners('data') as Listener[]
    if (listeners.length === 0) return
    const connection: Connection = { parsing: undefined, last: undefined }
    connections.set(socket, connection)

    const parse = (chunk: Buffer) => {
      connection.parsing = chunk
      connection.last = undefined
      for (const listener of listeners) listener.call(socket, chunk)
      connection.parsing = undefined
      return connection.last !== undefined
    }
    const take = (chunk: Buffer) => {
      if (tryToAnswer(chunk, connection, socket)) return
      replace(socket, [take], listeners)
      if (parse(chunk)) replace(socket, listeners, [take])
      else connections.delete(socket)
    }
    replace(socket, listeners, [take])
  }

  return {
    learn(request, response, meaning) {
      if (!response.shouldKeepAlive || !isRepeatable(request)) return
      const connection = connections.get(request.socket)
      // The parser is in the middle of its work, and may have paused the socket or be about to wake it.
      if (connection === undefined) return void setImmediate(watch, request.socket)
      const chunk = connection.parsing
      if (chunk === undefined || chunk.length > maxHeadBytes || chunk.toString('latin1') !== textOf(request)) return
      remember(digest(chunk), meaning)
      const last = { isOut: false }
      connection.last = last
      // Not the response itself: it holds its request, and that a token.
      response.once('finish', () => {
        last.isOut = true
      })
    },
  }
}

/** An earlier answer that is still on its way would have to come first. */
function isBetweenMessages({ last }: Connection, socket: Socket): boolean {
  return last?.isOut === true && !socket.writableNeedDrain
}

const digest = (chunk: Buffer) => hash('sha256', chunk, 'base64')

/** Added before others are removed, so that the stream is never without a reader. */
function replace(socket: Socket, present: Listener[], next: Listener[]): void {
  for (const listener of next) socket.on('data', listener)
  for (const listener of present) socket.off('data', listener)
}

/** Whether nothing follows the head, and the same bytes will come again. */
function isRepeatable({ httpVersion, headers, rawHeaders }: IncomingMessage): boolean {
  const { upgrade, expect, cookie, 'content-length': length, 'transfer-encoding': coding, traceparent } = headers
  const foreign = [upgrade, expect, cookie, length, coding, traceparent, headers['x-request-id']]
  return httpVersion === '1.1' && rawHeaders.length <= maxRawHeaders && foreign.every((value) => value === undefined)
}

/** The request as its sender wrote it, unless that added spaces, a body or anything else of which nothing is left here. */
function textOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  let text = `${method} ${url} HTTP/${httpVersion}\r\n`
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) text += `${rawHeaders[at]}: ${rawHeaders[at + 1]}\r\n`
  return `${text}\r\n`
}
