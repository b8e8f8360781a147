import { createHash } from 'node:crypto'
import { subscriberOf } from '#platform/http/ip-address.ts'
import { refusal } from '#platform/http/rate-limit.ts'
import { foldAddress } from '#platform/mail/fold-address.ts'
import type { Counter } from '#platform/rate-limit/rate-limiter.ts'

/** An address that tries many accounts is stopped too, later than one that tries a single one. */
const accountsPerAddress = 10

export interface ThrottleOptions {
  counter: Counter
  /** Failures per account and address; 0 is off. */
  loginsPerMinute: number
}

export interface LoginThrottle {
  /** Counts the attempt as a failure before anything is tried; throws the refusal when there are too many of late. */
  begin: () => Promise<void>
  succeeded: () => Promise<void>
  /** The attempt came to no end of its own. */
  abandoned: () => Promise<void>
}

const unlimited: LoginThrottle = { begin: async () => {}, succeeded: async () => {}, abandoned: async () => {} }

/**
 * Counts failed logins per account *and* address: who guesses from elsewhere uses up the own budget and never keeps the
 * owner out. Attempts are counted when they begin, so that of a burst no more than the limit are tried; a success takes
 * its own count back and forgets the account's failures before it.
 */
export function throttleLogin(
  { counter, loginsPerMinute: perMinute }: ThrottleOptions,
  email: string,
  ip: string,
): LoginThrottle {
  if (perMinute === 0) return unlimited
  const account = createHash('sha256').update(foldAddress(email)).digest('base64url')
  const from = subscriberOf(ip)
  const [ofAccount, ofAddress] = [`login:${account}:${from}`, `login-ip:${from}`]
  return {
    async begin() {
      const attempts = await counter.take(ofAccount)
      if (attempts.count > perMinute) throw refusal(attempts, perMinute)
      const all = await counter.take(ofAddress)
      if (all.count > perMinute * accountsPerAddress) throw refusal(all, perMinute * accountsPerAddress)
    },
    succeeded: async () => void (await Promise.all([counter.clear(ofAccount), counter.takeBack(ofAddress)])),
    abandoned: async () => void (await Promise.all([ofAccount, ofAddress].map(counter.takeBack))),
  }
}
