/** The brief's three attempts. */
export const maxAttempts = 3

/** Seconds before the second and before the third attempt. */
export type Backoff = readonly [beforeSecond: number, beforeThird: number]

const longerBy = 0.1

/**
 * How long to wait after the given attempt has failed; undefined when it was the last. Never shorter than was set, which
 * a greylisting server may count on, and up to a tenth longer: mails that failed together do not come back together.
 */
export function pauseAfterMs(attempt: number, backoff: Backoff): number | undefined {
  const seconds = attempt < maxAttempts ? backoff[attempt - 1] : undefined
  return seconds && Math.ceil(seconds * 1_000 * (1 + Math.random() * longerBy))
}
