import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { type IMetricReader, type MetricProducer, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'

const exportEveryMs = 30_000

export function exportMetrics(endpoint: string, durations: MetricProducer): IMetricReader {
  const exporter = new OTLPMetricExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/metrics` })
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: exportEveryMs,
    metricProducers: [durations],
  })
}
