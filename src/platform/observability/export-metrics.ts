import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { type IMetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'

const exportEveryMs = 30_000

export function exportMetrics(endpoint: string): IMetricReader {
  const exporter = new OTLPMetricExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/metrics` })
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: exportEveryMs })
}
