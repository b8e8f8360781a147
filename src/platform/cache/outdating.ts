import { randomUUID } from 'node:crypto'
import type { Patience } from '../redis/patience.ts'
import { type Change, scopesOf } from './scope.ts'
import type { SharedCache } from './shared-cache.ts'
import type { Sweep } from './sweep.ts'

/**
 * Commits what changes these. `marked` says whether Redis holds the mark; where it does not, the transaction itself has to
 * leave rows in `cache_invalidations`. When this resolves, nobody is shown any more what was before.
 */
export type Outdating = <T>(changes: readonly Change[], commit: (marked: boolean) => Promise<T>) => Promise<T>

export interface OutdatingOptions {
  shared: SharedCache
  sweep: Sweep
  patience: Patience
  onError: (error: Error) => void
}

/**
 * Before the commit the scopes are marked: from then on readers ask PostgreSQL and keep nothing. After it the mark is taken
 * away. A process that dies in between leaves its mark, which ends by itself and counts as a change then.
 */
export function openOutdating({ shared, sweep, patience, onError }: OutdatingOptions): Outdating {
  const succeeds = async (work: () => Promise<void>): Promise<boolean> => {
    try {
      await patience.wait(work)
      return true
    } catch (error) {
      onError(error as Error)
      return false
    }
  }

  return async (changes, commit) => {
    if (changes.length === 0) return commit(true)
    const scopes = scopesOf(changes)
    const writer = randomUUID()
    const marked = await succeeds(() => shared.markWriter(scopes, writer))
    if (!marked) sweep.suspend()

    const unmark = async () => {
      // What Redis did not take in time it may have taken late.
      if (!marked) return void shared.outdate(scopes, writer).catch(() => sweep.remember(scopes, writer))
      if (!(await succeeds(() => shared.outdate(scopes, writer)))) sweep.remember(scopes, writer)
    }
    const result = await commit(marked).catch(async (error) => {
      // Unless PostgreSQL itself has refused it may yet be committed: then the mark stays, and ends by itself.
      if (error.severity === 'ERROR') await unmark()
      throw error
    })
    await unmark()
    return result
  }
}
