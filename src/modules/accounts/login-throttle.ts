import { createHash } from 'node:crypto'
import { subscriberOf } from '#platform/http/ip-address.ts'
import { refusal } from '#platform/http/rate-limit.ts'
import type { Counter } from '#platform/rate-limit/rate-limiter.ts'

/** An address that tries many accounts is stopped too, later than one that tries a single one. */
const accountsPerAddress = 10

export interface ThrottleOptions {
  counter: Counter
  /** Failures per account and address; 0 is off. */
  loginsPerMinute: number
}

export interface LoginThrottle {
  /** Throws the refusal when too many attempts of late went wrong. */
  check: () => Promise<void>
  failed: () => Promise<void>
  succeeded: () => Promise<void>
}

/**
 * Counts failed logins per account *and* address: who guesses from elsewhere uses up the own budget and never keeps the
 * owner out. Successful logins are not counted, and a success forgets the failures before it.
 */
export function throttleLogin(
  { counter, loginsPerMinute: perMinute }: ThrottleOptions,
  email: string,
  ip: string,
): LoginThrottle {
  if (perMinute === 0) return { check: async () => {}, failed: async () => {}, succeeded: async () => {} }
  const account = createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')
  const from = subscriberOf(ip)
  const ofAccount = `login:${account}:${from}`
  const budgets = [
    { name: ofAccount, limit: perMinute },
    { name: `login-ip:${from}`, limit: perMinute * accountsPerAddress },
  ]
  return {
    async check() {
      for (const { name, limit } of budgets) {
        const failures = await counter.look(name)
        if (failures.count >= limit) throw refusal(failures, limit)
      }
    },
    failed: async () => void (await Promise.all(budgets.map(({ name }) => counter.take(name)))),
    succeeded: () => counter.clear(ofAccount),
  }
}
