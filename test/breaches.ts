/** What answers were not as the contract declares them, since it was last asked. */
const breaches: string[] = []

/** Answers that are still coming in. */
const looking = new Set<Promise<void>>()

export const noteBreach = (breach: string): void => void breaches.push(breach)

/** Whoever asks for the breaches waits for this one first. */
export function awaitLook(look: Promise<void>): void {
  const settled = look.finally(() => looking.delete(settled))
  looking.add(settled)
}

export async function takeBreaches(): Promise<string[]> {
  await Promise.all(looking)
  return breaches.splice(0)
}
