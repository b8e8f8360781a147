/** Asks at most once in so many milliseconds; what failed is asked again at once. */
export function remembered<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let known: { answer: Promise<T>; until: number } | undefined
  return () => {
    if (known === undefined || known.until < Date.now()) {
      known = { answer: ask(), until: Date.now() + ms }
      known.answer.catch(() => {
        known = undefined
      })
    }
    return known.answer
  }
}
