import { describe, expect, it } from 'vitest'
import { fairQueue, inTurn, type Key, type Lane, type LaneOptions } from './fair-queue.ts'
import { OverloadError } from './overload.ts'

const wide: LaneOptions = { places: 100, placesPerKey: 100, maxWaiting: 1_000, maxWaitingPerKey: 1_000 }
const maxWaitMs = 60_000

/** Work that runs until it is let go, and records the order in which it began. */
function workshop() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun,
    enter: (lane: Lane, key: Key, name: string) =>
      inTurn(lane, key, () => {
        begun.push(name)
        const { promise, resolve } = Promise.withResolvers<void>()
        ends.set(name, resolve)
        return promise
      }),
    async end(...names: string[]) {
      for (const name of names) ends.get(name)?.()
      await new Promise(setImmediate)
    },
  }
}

const many = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`)

describe('a fair queue', () => {
  it('lets in whom it has a place for at once, without a promise', () => {
    const lane = fairQueue({ places: 2, maxWaitMs }).lane(wide)
    expect([lane.enter(1), lane.enter(1)]).toEqual([undefined, undefined])
    expect(lane.enter(2)).toBeInstanceOf(Promise)
    lane.leave(1)
  })

  it('serves keys in turns, and each key in the order in which it came', async () => {
    const { begun, enter, end } = workshop()
    const queue = fairQueue({ places: 1, maxWaitMs })
    const lane = queue.lane(wide)
    for (const name of many('a', 4)) void enter(lane, 'a', name)
    for (const name of [...many('b', 2), ...many('c', 1)]) void enter(lane, name[0] as string, name)
    expect(queue.waiting()).toBe(6)
    for (let at = 0; at < 7; at += 1) await end(begun.at(-1) as string)
    expect(begun).toEqual(['a0', 'a1', 'b0', 'c0', 'a2', 'b1', 'a3'])
    expect(queue.waiting()).toBe(0)
  })

  it('lets lanes take turns, however many keys wait in one', async () => {
    const { begun, enter, end } = workshop()
    const queue = fairQueue({ places: 1, maxWaitMs })
    const [one, other] = [queue.lane(wide), queue.lane(wide)]
    for (const name of many('a', 4)) void enter(one, name, name)
    for (const name of many('b', 2)) void enter(other, 'b', name)
    for (let at = 0; at < 6; at += 1) await end(begun.at(-1) as string)
    expect(begun).toEqual(['a0', 'a1', 'b0', 'a2', 'b1', 'a3'])
  })

  it('keeps places from a key, and from a lane, that has its share', async () => {
    const { begun, enter, end } = workshop()
    const queue = fairQueue({ places: 4, maxWaitMs })
    const [one, other] = [queue.lane({ ...wide, places: 3, placesPerKey: 2 }), queue.lane(wide)]
    for (const name of many('a', 4)) void enter(one, 'a', name)
    for (const name of many('b', 2)) void enter(one, 'b', name)
    expect(begun).toEqual(['a0', 'a1', 'b0'])
    void enter(other, 'c', 'c0')
    expect(begun.at(-1)).toBe('c0')
    await end('a0')
    expect(begun.at(-1), 'both have a place then').toBe('a2')
    await end('b0', 'c0')
    expect(begun.at(-1)).toBe('b1')
    expect(begun).not.toContain('a3')
  })

  it('refuses at once what would wait in too long a line, and says whose line it is', async () => {
    const lane = fairQueue({ places: 1, maxWaitMs }).lane({ ...wide, maxWaiting: 3, maxWaitingPerKey: 2 })
    const refusal = (key: Key) => {
      try {
        void lane.enter(key)
      } catch (error) {
        return (error as OverloadError).isOwn
      }
      return undefined
    }
    expect([1, 1, 1, 1, 2, 2].map(refusal)).toEqual([undefined, undefined, undefined, true, undefined, false])
    lane.leave(1)
    expect(refusal(2)).toBeUndefined()
  })

  it('refuses who has waited too long, and goes on with the others', async () => {
    const { begun, enter, end } = workshop()
    const queue = fairQueue({ places: 1, maxWaitMs: 20 })
    const lane = queue.lane(wide)
    void enter(lane, 'a', 'a0')
    await expect(enter(lane, 'b', 'late')).rejects.toThrow(OverloadError)
    expect(queue.waiting()).toBe(0)
    void enter(lane, 'b', 'b0')
    await end('a0')
    expect(begun).toEqual(['a0', 'b0'])
  })

  it('gives the place back of work that failed', async () => {
    const lane = fairQueue({ places: 1, maxWaitMs }).lane(wide)
    await expect(inTurn(lane, 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(lane.enter(1)).toBeUndefined()
  })
})
