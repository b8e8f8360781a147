import type { Monitor } from '../observability/monitor.ts'
import type { RelayedEvent } from './relay.ts'

/**
 * Records in each event's trace the relay's pass that took it up: how long the event had waited, and how long the pass took
 * for all of them. Events of traces that are not kept cost no more than a look.
 */
export function recordPass(monitor: Monitor, events: readonly RelayedEvent[], begunAt: number): void {
  if (!monitor.enabled) return
  const startedAtMs = performance.timeOrigin + begunAt
  for (const { id, userId, event, traceparent, createdAt } of events) {
    if (traceparent === null) continue
    const begun = monitor.begin({ kind: 'outbox', name: `relay ${event}`, userId, traceparent })
    if (!begun.sampled) continue
    // Clocks of two machines may differ by more than the wait.
    const waitedMs = Math.max(0, Math.round(startedAtMs - createdAt.getTime()))
    const details = () => ({ event, event_id: id, waited_ms: waitedMs, events_in_pass: events.length })
    monitor.end({ ...begun, begunAt, startedAtMs }, { status: 'completed', details })
  }
}
