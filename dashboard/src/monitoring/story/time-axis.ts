export interface Interval {
  /** In milliseconds since 1970. */
  begin: number
  end: number
}

export interface Pause {
  /** Where it stands on the axis, 0 to 1. */
  at: number
  width: number
  ms: number
}

export interface TimeAxis {
  /** Where a moment stands, 0 to 1. */
  at: (moment: number) => number
  begin: number
  /** Waits, such as those of a queue or before the next attempt, that would leave no room for the work. */
  pauses: readonly Pause[]
  /** Moments to be named, with where they stand. */
  ticks: readonly { at: number; sinceBeginMs: number }[]
}

/** A pause that is longer than this part of all the work is shown shortened. */
const longestShare = 0.3
const pauseWidth = 0.05
const tickDistance = 0.16

/** Lays work that lies far apart beside each other: between a request and its mail there may be hours. */
export function timeAxis(intervals: readonly Interval[]): TimeAxis {
  const stretches = stretchesOf(intervals)
  const begin = stretches[0]?.begin ?? 0
  const worked = stretches.reduce((sum, { begin: from, end }) => sum + end - from, 0) || 1
  const room = Math.max(0.4, 1 - pauseWidth * (stretches.length - 1))
  const gap = stretches.length > 1 ? (1 - room) / (stretches.length - 1) : 0
  let [left, pauses]: [number, Pause[]] = [0, []]
  const placed = stretches.map((stretch, index) => {
    const width = ((stretch.end - stretch.begin) / worked) * room
    const place = { ...stretch, at: left, width }
    const next = stretches[index + 1]
    if (next !== undefined) pauses = [...pauses, { at: left + width, width: gap, ms: next.begin - stretch.end }]
    left += width + gap
    return place
  })
  return {
    begin,
    pauses,
    at: (moment) => placeOf(placed, moment),
    ticks: ticksOf(placed, begin, worked / room),
  }
}

interface Stretch extends Interval {
  at: number
  width: number
}

/** Intervals that touch, or lie close enough to each other, make one stretch. */
function stretchesOf(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.toSorted((one, other) => one.begin - other.begin)
  const busy = joined(sorted, 0)
  const worked = busy.reduce((sum, { begin, end }) => sum + end - begin, 0)
  return joined(busy, Math.max(1, worked * longestShare))
}

function joined(sorted: readonly Interval[], closeMs: number): Interval[] {
  const stretches: Interval[] = []
  for (const { begin, end } of sorted) {
    const last = stretches.at(-1)
    if (last !== undefined && begin - last.end <= closeMs) last.end = Math.max(last.end, end)
    else stretches.push({ begin, end })
  }
  return stretches
}

function placeOf(stretches: readonly Stretch[], moment: number): number {
  const stretch = stretches.findLast(({ begin }) => begin <= moment) ?? stretches[0]
  if (stretch === undefined) return 0
  const { begin, end, at, width } = stretch
  const part = end === begin ? 0 : Math.min(1, Math.max(0, (moment - begin) / (end - begin)))
  return at + part * width
}

/** Where work begins, also after a pause, and at round moments as far as there is room between those. */
function ticksOf(stretches: readonly Stretch[], begin: number, wholeMs: number): TimeAxis['ticks'] {
  const step = roundUp(wholeMs * tickDistance)
  const ticks: { at: number; sinceBeginMs: number }[] = []
  const add = (moment: number) => {
    const at = placeOf(stretches, moment)
    const hasRoom = at < 0.93 && ticks.every((tick) => Math.abs(tick.at - at) > tickDistance * 0.7)
    if (hasRoom) ticks.push({ at, sinceBeginMs: moment - begin })
  }
  for (const stretch of stretches) add(stretch.begin)
  for (const stretch of stretches) {
    const first = begin + Math.ceil((stretch.begin - begin) / step) * step
    for (let moment = first; moment <= stretch.end; moment += step) add(moment)
  }
  return ticks.toSorted((one, other) => one.at - other.at)
}

/** 1, 2 or 5 of some power of ten. */
function roundUp(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(ms))
  return ([1, 2, 5, 10].find((digit) => digit * power >= ms) ?? 10) * power
}
