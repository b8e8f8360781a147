import { createHash, randomUUID } from 'node:crypto'

/**
 * A finished answer: its text on both sides of the request id, which alone differs from reader to reader. Strings,
 * because Node writes a head and a string at once, and joins strings without copying them.
 */
export interface Answer {
  /** Weak, because the id inside the body is not part of what it names. */
  etag: string
  before: string
  after: string
  /** Of both sides together, as UTF-8. */
  byteLength: number
}

/** Serialises once. `body` is called with what to put where the request id belongs. */
export function finishedAnswer(body: (requestId: string) => unknown): Answer {
  const mark = randomUUID()
  const text = JSON.stringify(body(mark))
  const at = text.indexOf(mark)
  const [before, after] = [text.slice(0, at), text.slice(at + mark.length)]
  const digest = createHash('sha256').update(before).update('\0').update(after).digest('base64url').slice(0, 27)
  return { etag: `W/"${digest}"`, before, after, byteLength: Buffer.byteLength(before) + Buffer.byteLength(after) }
}

/** About what an answer takes of the process's memory: a byte a character, two where any is beyond ASCII. */
export function sizeOf({ before, after, byteLength }: Answer): number {
  const characters = before.length + after.length
  return byteLength === characters ? characters : 2 * characters
}

/** As it lies in Redis: a line that says under which version it was made and where to split, then the bytes. */
export function encodeAnswer({ etag, before, after }: Answer, version: string): Buffer {
  const first = Buffer.from(before)
  return Buffer.concat([Buffer.from(`${version} ${etag} ${first.length}\n`), first, Buffer.from(after)])
}

/** The answer, if it was made under that version and is whole. */
export function decodeAnswer(stored: Buffer, version: string): Answer | undefined {
  const lineEnd = stored.indexOf('\n')
  const [madeUnder, etag, split] = stored.toString('latin1', 0, lineEnd).split(' ')
  if (madeUnder !== version || etag === undefined || split === undefined) return undefined
  const body = stored.subarray(lineEnd + 1)
  const [before, after] = [body.toString('utf8', 0, Number(split)), body.toString('utf8', Number(split))]
  return { etag, before, after, byteLength: body.length }
}
