import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

const lingerMs = 5_000

/**
 * An answer to who still sends, and is not read to the end: it goes out whole at once, and ends when the rest has come and is
 * thrown away. Closed at once, the connection would break under the sender, who then reads no answer.
 */
export function answerEarly(request: IncomingMessage, body: string): Readable {
  async function* parts() {
    yield body
    if (request.complete || request.destroyed) return
    request.resume()
    await Promise.race([once(request, 'close'), once(request, 'end'), delay(lingerMs, undefined, { ref: false })])
  }
  return Readable.from(parts(), { objectMode: false })
}
