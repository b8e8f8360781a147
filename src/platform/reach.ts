import { setTimeout as delay } from 'node:timers/promises'
import { withoutPassword } from './redacted-url.ts'

const patienceMs = 10_000
const retryEveryMs = 500

/** A service whose URL was given does not answer. Nothing stands in for it: whoever named it meant it. */
export class UnreachableError extends Error {
  constructor(service: string, url: string, cause: unknown) {
    super(`${service} at ${withoutPassword(url)} cannot be reached: ${reason(cause)}`, { cause })
    this.name = 'UnreachableError'
  }
}

export interface Reachable<T> {
  service: string
  url: string
  attempt: () => Promise<T>
  /** Whether an error is the service's own refusal, which no waiting changes. */
  isRefusal?: (error: unknown) => boolean
}

/** Tries for 10 s: a service that is just coming up is waited for. */
export async function reach<T>({ service, url, attempt, isRefusal = () => false }: Reachable<T>): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (isRefusal(error) || Date.now() + retryEveryMs > deadline) throw new UnreachableError(service, url, error)
      await delay(retryEveryMs)
    }
  }
}

function reason(cause: unknown): string {
  const { message, code } = cause as { message?: string; code?: string }
  return message || code || String(cause)
}
