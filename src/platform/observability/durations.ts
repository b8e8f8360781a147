import { type Attributes, type HrTime, ValueType } from '@opentelemetry/api'
import { AggregationTemporality, DataPointType, type HistogramMetricData } from '@opentelemetry/sdk-metrics'

/** From a near-cache hit to the longest statement allowed, in seconds. */
const boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A histogram whose series are looked up once and then cost two additions and a short search. */
export interface Durations {
  /** For attributes that are used again and again: keep what it answers. */
  series: (attributes: Attributes) => Series
  collect: () => HistogramMetricData
}

export interface Series {
  record: (ms: number) => void
}

interface Counted extends Series {
  attributes: Attributes
  counts: number[]
  total: { seconds: number; count: number }
}

/**
 * OpenTelemetry's own histogram makes a text of the attributes each time, to find their series: 8 µs in the middle of other
 * work. At a cached answer in 100 µs that alone would be more than monitoring may cost.
 */
export function openDurations(name: string, description: string): Durations {
  const known = new Map<string, Counted>()
  const startTime = hrTime(Date.now())
  return {
    series(attributes) {
      const key = JSON.stringify(attributes)
      const series = known.get(key) ?? countDurations(attributes)
      known.set(key, series)
      return series
    },
    collect: () => ({
      descriptor: { name, description, unit: 's', valueType: ValueType.DOUBLE },
      aggregationTemporality: AggregationTemporality.CUMULATIVE,
      dataPointType: DataPointType.HISTOGRAM,
      dataPoints: [...known.values()].map(({ attributes, counts, total }) => ({
        startTime,
        endTime: hrTime(Date.now()),
        attributes,
        value: { buckets: { boundaries, counts: [...counts] }, sum: total.seconds, count: total.count },
      })),
    }),
  }
}

function countDurations(attributes: Attributes): Counted {
  const counts = new Array<number>(boundaries.length + 1).fill(0)
  const total = { seconds: 0, count: 0 }
  return {
    attributes,
    counts,
    total,
    record(ms) {
      const seconds = ms / 1_000
      let place = 0
      while (place < boundaries.length && seconds > (boundaries[place] as number)) place += 1
      counts[place] = (counts[place] as number) + 1
      total.seconds += seconds
      total.count += 1
    },
  }
}

const hrTime = (ms: number): HrTime => [Math.floor(ms / 1_000), Math.floor((ms % 1_000) * 1e6)]
