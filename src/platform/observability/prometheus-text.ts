import type { Attributes } from '@opentelemetry/api'
import { DataPointType, type MetricData, type ResourceMetrics } from '@opentelemetry/sdk-metrics'

/** Prometheus writes base units out at the end of a name; OpenTelemetry keeps them beside it. */
const unitSuffixes: Record<string, string> = { s: '_seconds', By: '_bytes', '1': '_ratio' }

/** The text that Prometheus reads, version 0.0.4, with names by its conventions. */
export function prometheusText({ scopeMetrics }: ResourceMetrics): string {
  return scopeMetrics
    .flatMap(({ metrics }) => metrics.flatMap(metricLines))
    .join('\n')
    .concat('\n')
}

function metricLines(metric: MetricData): string[] {
  const { descriptor, dataPointType } = metric
  const counts = dataPointType === DataPointType.SUM && metric.isMonotonic
  const name = `${bare(descriptor.name)}${unitSuffixes[descriptor.unit] ?? ''}${counts ? '_total' : ''}`
  const type = dataPointType === DataPointType.HISTOGRAM ? 'histogram' : counts ? 'counter' : 'gauge'
  return [`# HELP ${name} ${descriptor.description}`, `# TYPE ${name} ${type}`, ...sampleLines(name, metric)]
}

function sampleLines(name: string, metric: MetricData): string[] {
  if (metric.dataPointType === DataPointType.HISTOGRAM) {
    return metric.dataPoints.flatMap(({ attributes, value: { buckets, sum = 0, count } }) => {
      let below = 0
      const bounds = [...buckets.boundaries.map(String), '+Inf']
      const lines = bounds.map((bound, at) => {
        below += buckets.counts[at] ?? 0
        return `${name}_bucket${labels({ ...attributes, le: bound })} ${below}`
      })
      return [...lines, `${name}_sum${labels(attributes)} ${sum}`, `${name}_count${labels(attributes)} ${count}`]
    })
  }
  if (metric.dataPointType === DataPointType.EXPONENTIAL_HISTOGRAM) return []
  return metric.dataPoints.map(({ attributes, value }) => `${name}${labels(attributes)} ${value}`)
}

function labels(attributes: Attributes): string {
  const pairs = Object.entries(attributes).map(([key, value]) => `${bare(key)}="${quoted(String(value))}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

const bare = (name: string) => name.replace(/[^A-Za-z0-9_]/g, '_')

const quoted = (value: string) => value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')
