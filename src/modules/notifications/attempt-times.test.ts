import { Backoffs, type Job } from 'bullmq'
import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendTimeoutMs, timeouts } from '#platform/mail/mailer.ts'
import { lockDurationMs } from '#platform/queue/queue.ts'
import { leaseMs } from './claim-deliveries.ts'
import { maxAttempts, retryBackoff } from './notifications.queue.ts'
import { quietForMs } from './start-dispatcher.ts'

/** What BullMQ makes of our settings. */
const pauseAfter = (attempt: number) =>
  Backoffs.calculate(retryBackoff, attempt, new Error('refused'), {} as Job) as number
const longestPauseAfter = (attempt: number) => retryBackoff.delay * 2 ** (attempt - 1)

describe('the times of an attempt', () => {
  it('end it before its lease does, and the lease before the lock of its job: nobody else begins meanwhile', () => {
    for (const timeoutMs of Object.values(timeouts)) expect(timeoutMs).toBeLessThan(sendTimeoutMs)
    expect(sendTimeoutMs).toBeLessThan(leaseMs)
    expect(leaseMs).toBeLessThan(lockDurationMs)
  })

  it('leave a job alone for as long as it may be at work or wait for its next attempt', () => {
    expect(quietForMs).toBeGreaterThan(leaseMs)
    expect(quietForMs).toBeGreaterThan(longestPauseAfter(maxAttempts - 1) + sendTimeoutMs)
  })

  it('have all three of them over within 60 s, however slow the server', () => {
    const pauses = longestPauseAfter(1) + longestPauseAfter(2)
    expect(maxAttempts * sendTimeoutMs + pauses).toBeLessThan(60_000)
  })
})

describe('the pause before the next attempt', () => {
  it('doubles, and is never longer than that nor more than a quarter shorter', () => {
    assert(
      property(integer({ min: 1, max: maxAttempts - 1 }), (attempt) => {
        const pause = pauseAfter(attempt)
        expect(pause).toBeLessThanOrEqual(longestPauseAfter(attempt))
        expect(pause).toBeGreaterThanOrEqual(0.75 * longestPauseAfter(attempt))
      }),
      { numRuns: 500 },
    )
  })

  it('differs from mail to mail', () => {
    expect(new Set(Array.from({ length: 50 }, () => pauseAfter(1))).size).toBeGreaterThan(1)
  })
})
