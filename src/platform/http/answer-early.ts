import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'

const lingerMs = 5_000

/**
 * Answers a request whose body is still coming. The answer goes out whole at once; the rest of the body is read and thrown
 * away. If the connection were closed at once, it would break under the sender, who would then read no answer.
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
