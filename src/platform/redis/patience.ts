/** How long a request waits for Redis, and for how long Redis is left alone after it took too long. */
export interface Patience {
  /** The work's result; rejects when it takes too long, and at once while Redis is left alone. */
  wait: <T>(work: () => Promise<T>) => Promise<T>
}

export interface PatienceOptions {
  patienceMs: number
  restMs: number
}

/**
 * One for all who ask the same Redis: when it hangs, a request that needs it twice waits once, and later requests do not
 * wait at all until the rest is over.
 */
export function openPatience({ patienceMs, restMs }: PatienceOptions): Patience {
  let restUntil = 0
  return {
    async wait(work) {
      if (performance.now() < restUntil) throw new Error('Redis is left alone for a moment.')
      const late = Promise.withResolvers<never>()
      // What has arrived already while this process was busy is read first.
      const giveUp = () => setImmediate(() => late.reject(new Error('Redis took too long for a reader.')))
      const timer = setTimeout(giveUp, patienceMs)
      try {
        return await Promise.race([work(), late.promise])
      } catch (error) {
        restUntil = performance.now() + restMs
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
