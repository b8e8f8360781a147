type Close = () => Promise<void> | void

const running: Close[] = []
const closingMs = 10_000

/** Has it closed when the test file is through. */
export const closeAtTheEnd = (close: Close): void => void running.push(close)

export async function closeRunning(): Promise<void> {
  const closing = Promise.all(running.splice(0).map(async (close) => close()))
  // Where a test has taken Redis or PostgreSQL away for good, nobody can be asked to let go of them.
  await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, closingMs).unref())])
}
