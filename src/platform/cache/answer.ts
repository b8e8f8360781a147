import { createHash, randomUUID } from 'node:crypto'

/** A finished answer: its bytes on both sides of the request id, which alone differs from reader to reader. */
export interface Answer {
  /** Weak, because the id inside the body is not part of what it names. */
  etag: string
  before: Buffer
  after: Buffer
}

/** Serialises once. `body` is called with what to put where the request id belongs. */
export function finishedAnswer(body: (requestId: string) => unknown): Answer {
  const mark = randomUUID()
  const text = JSON.stringify(body(mark))
  const at = text.indexOf(mark)
  const [before, after] = [Buffer.from(text.slice(0, at)), Buffer.from(text.slice(at + mark.length))]
  const digest = createHash('sha256').update(before).update('\0').update(after).digest('base64url').slice(0, 27)
  return { etag: `W/"${digest}"`, before, after }
}

export const sizeOf = ({ etag, before, after }: Answer) => etag.length + before.length + after.length

/** As it lies in Redis: a line that says under which version it was made and where to split, then the bytes. */
export function encodeAnswer({ etag, before, after }: Answer, version: string): Buffer {
  return Buffer.concat([Buffer.from(`${version} ${etag} ${before.length}\n`), before, after])
}

/** The answer, if it was made under that version and is whole. */
export function decodeAnswer(stored: Buffer, version: string): Answer | undefined {
  const lineEnd = stored.indexOf('\n')
  const [madeUnder, etag, split] = stored.toString('latin1', 0, lineEnd).split(' ')
  if (madeUnder !== version || etag === undefined || split === undefined) return undefined
  const body = stored.subarray(lineEnd + 1)
  return { etag, before: body.subarray(0, Number(split)), after: body.subarray(Number(split)) }
}
