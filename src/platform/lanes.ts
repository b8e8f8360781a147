interface Asker<Item, Answer> {
  item: Item
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

interface Lane<Item, Answer> {
  waiting: Asker<Item, Answer>[]
  running: number
  impatience: NodeJS.Timeout | undefined
}

export interface LaneOptions {
  /** At most so many go together. */
  mostTogether: number
  /** Whoever has waited this long goes, even while earlier ones are under way: those may be waiting for somebody else. */
  patienceMs: number
  /** At most so many runs of one lane at a time. */
  mostRuns: number
}

/**
 * A lane for each key: what comes while a run of its lane is under way goes with the next, together, and each gets its own
 * answer. A single one waits for nobody. `run` settles every item, in their order; should it reject, it rejects for all.
 */
export function openLanes<Key, Item, Answer>(
  run: (key: Key, items: Item[]) => Promise<PromiseSettledResult<Answer>[]>,
  { mostTogether, patienceMs, mostRuns }: LaneOptions,
): (key: Key, item: Item) => Promise<Answer> {
  const lanes = new Map<Key, Lane<Item, Answer>>()

  async function runOnce(key: Key, lane: Lane<Item, Answer>): Promise<void> {
    const askers = lane.waiting.splice(0, mostTogether)
    lane.running += 1
    try {
      const items = askers.map(({ item }) => item)
      for (const [at, result] of (await run(key, items)).entries()) settle(askers[at], result)
    } catch (error) {
      for (const { reject } of askers) reject(error)
    } finally {
      lane.running -= 1
      if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(key)
      runNext(key, lane)
    }
  }

  function runNext(key: Key, lane: Lane<Item, Answer>): void {
    clearTimeout(lane.impatience)
    if (lane.waiting.length > 0 && lane.running < mostRuns) void runOnce(key, lane)
    lane.impatience = lane.waiting.length > 0 ? setTimeout(() => runNext(key, lane), patienceMs) : undefined
  }

  return (key, item) =>
    new Promise((resolve, reject) => {
      const lane = lanes.get(key) ?? { waiting: [], running: 0, impatience: undefined }
      lanes.set(key, lane)
      lane.waiting.push({ item, resolve, reject })
      if (lane.running === 0) runNext(key, lane)
      else lane.impatience ??= setTimeout(() => runNext(key, lane), patienceMs)
    })
}

function settle<Answer>(asker: Asker<unknown, Answer> | undefined, result: PromiseSettledResult<Answer>): void {
  if (result.status === 'fulfilled') asker?.resolve(result.value)
  else asker?.reject(result.reason)
}
