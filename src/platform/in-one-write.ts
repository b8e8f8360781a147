import type { Writable } from 'node:stream'

/** Each write wakes the other side; what belongs together goes out together. */
export function inOneWrite<T>(stream: Writable, write: () => T): T {
  stream.cork()
  try {
    return write()
  } finally {
    stream.uncork()
  }
}
