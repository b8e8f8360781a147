import { setTimeout as delay } from 'node:timers/promises'
import type { Fitness } from './fitness.ts'
import type { Asker } from './pool-shares.ts'

const attemptsOnConflict = 4
/** What PostgreSQL says to the transaction that gives way to another one. */
const conflicts = new Set(['40001', '40P01'])

/** PostgreSQL ended a transaction in favour of another one, and nothing of it was written. */
export const isConflict = (error: unknown) => conflicts.has((error as { code?: string }).code ?? '')

/** Each attempt takes a place at the pool, and gives it back before the next one. */
export async function again<T>(fitness: Fitness, { lane, key }: Asker, attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    const turn = lane.enter(key)
    if (turn !== undefined) await turn
    try {
      return await attempt()
    } catch (error) {
      fitness.note(error)
      if (!isConflict(error) || attempts === attemptsOnConflict) throw error
    } finally {
      lane.leave(key)
    }
    await delay(Math.random() * 20 * attempts)
  }
}
