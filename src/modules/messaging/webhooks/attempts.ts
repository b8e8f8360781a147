export const maxAttempts = 5

/** Seconds before the second, third, fourth and fifth attempt. */
const pauses = [5, 300, 3_600, 21_600]
const longerBy = 0.2

/** What failed together does not come back together. Undefined when that attempt was the last. */
export function pauseAfterMs(attempt: number): number | undefined {
  const seconds = attempt < maxAttempts ? pauses[attempt - 1] : undefined
  return seconds && Math.ceil(seconds * 1_000 * (1 + Math.random() * longerBy))
}
