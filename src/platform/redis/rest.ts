import { setTimeout as delay } from 'node:timers/promises'

const restMs = 1_000

/**
 * For who asks again whenever an answer is a failure. A Redis that has no memory left, or lets nobody do it any more, refuses at once, and
 * would be asked tens of thousands of times a second.
 */
export async function failAfterRest(error: unknown): Promise<never> {
  await delay(restMs, undefined, { ref: false })
  throw error
}
