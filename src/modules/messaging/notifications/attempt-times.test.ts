import { assert, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendTimeoutMs, timeouts } from '#platform/mail/mailer.ts'
import { lockDurationMs } from '#platform/queue/queue.ts'
import { maxAttempts, pauseAfterMs } from './attempts.ts'
import { leaseMs } from './claim-deliveries.ts'
import { quietForMs } from './start-dispatcher.ts'

describe('the times of an attempt', () => {
  it('end it before its lease does, and the lease before the lock of its job: nobody else begins meanwhile', () => {
    for (const timeoutMs of Object.values(timeouts)) expect(timeoutMs).toBeLessThan(sendTimeoutMs)
    expect(sendTimeoutMs).toBeLessThan(leaseMs)
    expect(leaseMs).toBeLessThan(lockDurationMs)
  })

  it('leave a job alone for as long as it may be at work', () => {
    expect(quietForMs).toBeGreaterThan(leaseMs)
  })
})

describe('the pause before the next attempt', () => {
  const seconds = integer({ min: 1, max: 86_400 })

  it('is never shorter than was set nor more than a tenth longer, and there is none after the third', () => {
    assert(
      property(tuple(seconds, seconds), (backoff) => {
        for (const attempt of [1, 2]) {
          const set = (backoff[attempt - 1] as number) * 1_000
          const pause = pauseAfterMs(attempt, backoff) as number
          expect(pause).toBeGreaterThanOrEqual(set)
          expect(pause).toBeLessThanOrEqual(Math.ceil(1.1 * set))
        }
        expect(pauseAfterMs(maxAttempts, backoff)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('differs from mail to mail', () => {
    expect(new Set(Array.from({ length: 50 }, () => pauseAfterMs(1, [60, 900]))).size).toBeGreaterThan(1)
  })
})
