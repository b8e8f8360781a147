import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** Requests that somebody waits for go before work that nobody does, where one process does both. */
export interface RightOfWay {
  /** Waits until no request that writes is under way here, and never for long: the work goes on under any load. */
  giveWay: () => Promise<void>
  /** Counts a request in; its answer counts it out. */
  enter: () => () => void
}

const patienceMs = 100
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

export function openRightOfWay(): RightOfWay {
  let underWay = 0
  let quiet = Promise.withResolvers<void>()
  return {
    async giveWay() {
      if (underWay === 0) return
      const ending = new AbortController()
      await Promise.race([quiet.promise, delay(patienceMs, undefined, { signal: ending.signal }).catch(() => {})])
      ending.abort()
    },
    enter() {
      underWay += 1
      return () => {
        underWay -= 1
        if (underWay > 0) return
        quiet.resolve()
        quiet = Promise.withResolvers<void>()
      }
    },
  }
}

/** Streams and lists are left out: they may last for hours, and leave the work its time. */
export function letWritesGoFirst(app: FastifyInstance, { enter }: RightOfWay): void {
  app.addHook('onRequest', async ({ method }, { raw }) => {
    if (!reading.has(method)) raw.once('close', enter())
  })
}
