import { createHash, randomUUID } from 'node:crypto'

/** A finished answer: its text on both sides of the request id, which alone differs from reader to reader. */
export interface Answer {
  /** Weak, because the id inside the body is not part of what it names. */
  etag: string
  before: string
  after: string
  /** Of the text, without the id. */
  bytes: number
}

/** Serialises once. `body` is called with what to put where the request id belongs. */
export function finishedAnswer(body: (requestId: string) => unknown): Answer {
  const mark = randomUUID()
  const text = JSON.stringify(body(mark))
  const at = text.indexOf(mark)
  return answerOf(text.slice(0, at), text.slice(at + mark.length))
}

function answerOf(before: string, after: string): Answer {
  const digest = createHash('sha256').update(before).update('\0').update(after).digest('base64url').slice(0, 27)
  return { etag: `W/"${digest}"`, before, after, bytes: Buffer.byteLength(before) + Buffer.byteLength(after) }
}

/** As it lies in Redis: where to split it, then the text. */
export const encodeAnswer = ({ before, after }: Answer) => `${before.length}\n${before}${after}`

export function decodeAnswer(stored: string): Answer {
  const start = stored.indexOf('\n') + 1
  const split = start + Number(stored.slice(0, start))
  return answerOf(stored.slice(start, split), stored.slice(split))
}
