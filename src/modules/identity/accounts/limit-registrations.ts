import { subscriberOf } from '#platform/http/ip-address.ts'
import { refusal } from '#platform/http/rate-limit.ts'
import type { Counter } from '#platform/rate-limit/rate-limiter.ts'

export interface RegistrationLimit {
  counter: Counter
  /** Per address, whether they succeed or not; 0 is off. */
  registrationsPerMinute: number
}

/** Counts a registration before anything is done for it, and refuses the one too many. */
export async function limitRegistrations(
  { counter, registrationsPerMinute: perMinute }: RegistrationLimit,
  address: string,
): Promise<void> {
  if (perMinute === 0) return
  const taken = await counter.take(`register:${subscriberOf(address)}`)
  if (taken.count > perMinute) throw refusal(taken, perMinute)
}
