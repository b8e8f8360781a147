import { describe, expect, it } from 'vitest'
import { openLanes } from './lanes.ts'

const fulfilled = (items: number[]) => items.map((value) => ({ status: 'fulfilled', value }) as const)
const options = { mostTogether: 3, patienceMs: 60_000, mostRuns: 2 }

/** Lanes whose runs end when the test says so. */
function heldLanes(overrides = {}) {
  const runs: { key: string; items: number[]; end: () => void; fail: (error: Error) => void }[] = []
  const ask = openLanes(
    (key: string, items: number[]) => {
      const { promise, resolve, reject } = Promise.withResolvers<PromiseSettledResult<number>[]>()
      runs.push({ key, items, end: () => resolve(fulfilled(items)), fail: reject })
      return promise
    },
    { ...options, ...overrides },
  )
  return { ask, runs, seen: () => runs.map(({ key, items }) => `${key}:${items}`) }
}

describe('a lane', () => {
  it('lets the first go at once, and those that come meanwhile together, bounded', async () => {
    const { ask, runs, seen } = heldLanes()
    const answers = [1, 2, 3, 4, 5].map((item) => ask('a', item))
    const other = ask('b', 6)
    expect(seen()).toEqual(['a:1', 'b:6'])
    runs[0]?.end()
    await answers[0]
    expect(seen()).toEqual(['a:1', 'b:6', 'a:2,3,4'])
    runs[2]?.end()
    await answers[3]
    runs[3]?.end()
    runs[1]?.end()
    expect(await Promise.all([...answers, other])).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('does not wait for ever for those before, and keeps to so many runs', async () => {
    const { ask, runs, seen } = heldLanes({ patienceMs: 1 })
    const answers = [ask('a', 1)]
    await new Promise((resolve) => setTimeout(resolve, 20))
    answers.push(ask('a', 2))
    await expect.poll(seen).toEqual(['a:1', 'a:2'])
    answers.push(ask('a', 3))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen()).toHaveLength(2)
    for (const at of [1, 2]) {
      runs[at - 1]?.end()
      await answers[at - 1]
    }
    await expect.poll(seen).toHaveLength(3)
    runs[2]?.end()
    expect(await Promise.all(answers)).toEqual([1, 2, 3])
  })

  it('answers everybody with the failure of their run, and goes on', async () => {
    const { ask, runs } = heldLanes()
    const first = ask('a', 1)
    const second = ask('a', 2)
    runs[0]?.fail(new Error('lost'))
    await expect(first).rejects.toThrow('lost')
    runs[1]?.end()
    expect(await second).toBe(2)
  })
})
