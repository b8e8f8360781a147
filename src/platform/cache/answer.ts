import { createHash, randomUUID } from 'node:crypto'

/**
 * A finished answer: its bytes on both sides of the request id, which alone differs from reader to reader. Bytes as
 * strings, a character each ('latin1'): Node writes a head and a string at once, joins strings without copying them, and
 * need not encode these any more, which would cost a quarter of all that an answer costs.
 */
export interface Answer {
  /** Weak, because the id inside the body is not part of what it names. */
  etag: string
  before: string
  after: string
}

/** How the strings of an answer become bytes. */
export const answerEncoding = 'latin1'

/** Serialises once. `body` is called with what to put where the request id belongs. */
export function finishedAnswer(body: (requestId: string) => unknown): Answer {
  const mark = randomUUID()
  const text = Buffer.from(JSON.stringify(body(mark))).toString(answerEncoding)
  const at = text.indexOf(mark)
  const [before, after] = [text.slice(0, at), text.slice(at + mark.length)]
  const digest = createHash('sha256').update(before).update('\0').update(after).digest('base64url').slice(0, 27)
  return { etag: `W/"${digest}"`, before, after }
}

/** What an answer takes of the process's memory, and on the wire without its request id. */
export const sizeOf = ({ before, after }: Answer) => before.length + after.length

/** As it lies in Redis: a line that says under which version it was made and where to split, then the bytes. */
export function encodeAnswer({ etag, before, after }: Answer, version: string): Buffer {
  return Buffer.from(`${version} ${etag} ${before.length}\n${before}${after}`, answerEncoding)
}

/** The answer, if it was made under that version and is whole. */
export function decodeAnswer(stored: Buffer, version: string): Answer | undefined {
  const lineEnd = stored.indexOf('\n')
  const [madeUnder, etag, split] = stored.toString(answerEncoding, 0, lineEnd).split(' ')
  if (madeUnder !== version || etag === undefined || split === undefined) return undefined
  const body = stored.subarray(lineEnd + 1)
  const cut = Number(split)
  return { etag, before: body.toString(answerEncoding, 0, cut), after: body.toString(answerEncoding, cut) }
}
