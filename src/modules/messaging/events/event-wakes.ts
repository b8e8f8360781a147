import { listen } from '#platform/database/listen.ts'
import { eventLogChannel } from '#platform/outbox/relay.ts'

/** Wakes who waits for a user's log to grow. */
export interface EventWakes {
  /** Answers how to wait no longer. */
  on: (userId: number, wake: () => void) => () => void
  /** Resolves when new events are heard of. */
  ready: Promise<void>
  stop: () => Promise<void>
}

export function listenForEvents(sessionUrl: string, onError: (error: Error) => void): EventWakes {
  const waiting = new Map<number, Set<() => void>>()
  const listener = listen({
    sessionUrl,
    channel: eventLogChannel,
    onNotice(userId) {
      const woken = userId === undefined ? [...waiting.values()] : [waiting.get(Number(userId)) ?? new Set()]
      for (const wakes of woken) for (const wake of wakes) wake()
    },
    onError,
  })
  return {
    on(userId, wake) {
      const wakes = waiting.get(userId) ?? new Set()
      waiting.set(userId, wakes.add(wake))
      return () => {
        wakes.delete(wake)
        if (wakes.size === 0 && waiting.get(userId) === wakes) waiting.delete(userId)
      }
    },
    ready: listener.ready,
    stop: listener.stop,
  }
}
