import { setTimeout as delay } from 'node:timers/promises'

interface Asker<Item, Answer> {
  item: Item
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/**
 * One run at a time for everybody who asks: whoever comes while one is under way goes with the next, all together. A
 * single caller waits for nobody. `run` answers in the order of its items; when it rejects, it rejects for all of them. After a
 * run it rests for `restMs`, so that under load more go together.
 */
export function gather<Item, Answer>(
  run: (items: Item[]) => Promise<Answer[]>,
  restMs = 0,
): (item: Item) => Promise<Answer> {
  let waiting: Asker<Item, Answer>[] = []
  let running = false

  async function runFor(askers: Asker<Item, Answer>[]): Promise<void> {
    try {
      const answers = await run(askers.map(({ item }) => item))
      for (const [at, { resolve }] of askers.entries()) resolve(answers[at] as Answer)
    } catch (error) {
      for (const { reject } of askers) reject(error)
    }
  }

  async function runAll(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const askers = waiting
      waiting = []
      await runFor(askers)
      if (restMs > 0) await delay(restMs)
    }
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void runAll()
    })
}
