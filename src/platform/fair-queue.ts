import { OverloadError } from './overload.ts'

/** Whose work it is, such as a user's id or an address. */
export type Key = number | string

export interface FairQueueOptions {
  /** How much may run at a time. */
  places: number
  /** Whoever has waited this long is refused. */
  maxWaitMs: number
}

export interface LaneOptions {
  /** What all keys of the lane may hold together. Fewer than there are keeps some for the other lanes. */
  places: number
  placesPerKey: number
  maxWaiting: number
  maxWaitingPerKey: number
}

/** A kind of work. Its keys wait beside each other, and are served in turns. */
export interface Lane {
  /** Takes a place: at once, and then answers nothing, or when the key's turn comes. Throws an OverloadError. */
  enter: (key: Key) => Promise<void> | undefined
  /** Gives back what `enter` took. */
  leave: (key: Key) => void
}

export interface FairQueue {
  /** Lanes take turns too, however many keys wait in each. */
  lane: (options: LaneOptions) => Lane
  /** How many wait, in all lanes. */
  waiting: () => number
}

type Waiter = () => void

interface Line {
  running: number
  /** In the order in which they came. */
  waiting: Set<Waiter>
}

interface LaneState {
  options: LaneOptions
  running: number
  waiting: number
  /** Of the keys that run or wait, and no others. */
  lines: Map<Key, Line>
  /** Those where somebody waits, in the order of their turns. */
  turns: Set<Line>
}

/**
 * Bounded concurrency that one key's rush does not take from the others: work waits in a line per key, and a place that
 * becomes free goes to the next lane and the next key in turn. Where a place is free nobody waits, not even for a tick.
 * Work that holds a place must not ask for another one: all places could be held by those who wait for one.
 */
export function fairQueue({ places, maxWaitMs }: FairQueueOptions): FairQueue {
  let free = places
  let waiting = 0
  /** Those where somebody waits, in the order of their turns. */
  const turns = new Set<LaneState>()

  const hasPlace = ({ options, running }: LaneState) => free > 0 && running < options.places
  const mayRun = (lane: LaneState, line: Line) => hasPlace(lane) && line.running < lane.options.placesPerKey

  function begin(lane: LaneState, line: Line): void {
    free -= 1
    lane.running += 1
    line.running += 1
  }

  function unqueue(lane: LaneState, line: Line, waiter: Waiter): void {
    line.waiting.delete(waiter)
    lane.waiting -= 1
    waiting -= 1
    if (line.waiting.size === 0) lane.turns.delete(line)
    if (lane.waiting === 0) turns.delete(lane)
  }

  /** Gives one place to whoever is next; false when nobody who waits may have one. */
  function serveNext(): boolean {
    for (const lane of turns) {
      if (!hasPlace(lane)) continue
      for (const line of lane.turns) {
        if (!mayRun(lane, line)) continue
        const waiter = line.waiting.values().next().value as Waiter
        toTheEnd(turns, lane)
        toTheEnd(lane.turns, line)
        unqueue(lane, line, waiter)
        begin(lane, line)
        waiter()
        return true
      }
    }
    return false
  }

  function wait(lane: LaneState, key: Key, line: Line): Promise<void> {
    const { maxWaiting, maxWaitingPerKey } = lane.options
    if (line.waiting.size >= maxWaitingPerKey) throw new OverloadError('Too much of the same caller waits.', true)
    if (lane.waiting >= maxWaiting) throw new OverloadError('Too much waits.', false)
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        unqueue(lane, line, waiter)
        forgetIdle(lane, key, line)
        reject(new OverloadError(`No turn came within ${maxWaitMs} ms.`, false))
      }, maxWaitMs)
      const waiter = () => {
        clearTimeout(giveUp)
        resolve()
      }
      line.waiting.add(waiter)
      lane.waiting += 1
      waiting += 1
      lane.lines.set(key, line)
      lane.turns.add(line)
      turns.add(lane)
    })
  }

  function openLane(options: LaneOptions): Lane {
    const lane: LaneState = { options, running: 0, waiting: 0, lines: new Map(), turns: new Set() }
    return {
      enter(key) {
        const line = lane.lines.get(key) ?? { running: 0, waiting: new Set<Waiter>() }
        // Where somebody of the key waits none of its places is free: it was given away when it became so.
        if (!mayRun(lane, line)) return wait(lane, key, line)
        if (line.running === 0) lane.lines.set(key, line)
        begin(lane, line)
        return undefined
      },
      leave(key) {
        const line = lane.lines.get(key) as Line
        free += 1
        lane.running -= 1
        line.running -= 1
        forgetIdle(lane, key, line)
        while (waiting > 0 && free > 0 && serveNext());
      },
    }
  }

  return { lane: openLane, waiting: () => waiting }
}

function forgetIdle(lane: LaneState, key: Key, line: Line): void {
  if (line.running === 0 && line.waiting.size === 0) lane.lines.delete(key)
}

function toTheEnd<T>(turns: Set<T>, one: T): void {
  turns.delete(one)
  turns.add(one)
}

/** Does the work in turn. */
export async function inTurn<T>(lane: Lane, key: Key, work: () => Promise<T>): Promise<T> {
  const turn = lane.enter(key)
  if (turn !== undefined) await turn
  try {
    return await work()
  } finally {
    lane.leave(key)
  }
}
