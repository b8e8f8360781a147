import { type Counter, type Histogram, type Meter, ValueType } from '@opentelemetry/api'
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources'
import { type IMetricReader, MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { prometheusText } from './prometheus-text.ts'

/** Figures about this process, and about what all processes share. */
export interface Metrics {
  /** For gauges, which whoever knows the figure registers. */
  meter: Meter
  /** Rate, errors and duration of requests, by route. */
  requests: Histogram
  /** PostgreSQL and Redis, as far as requests and jobs wait for them. */
  operations: Histogram
  jobs: Histogram
  mails: Histogram
  cacheReads: Counter
  stories: Counter
  resource: Resource
  /** What Prometheus reads. A gauge whose source is away is left out. */
  scrape: () => Promise<string>
  /** Sends what a collector is due, now. */
  flush: () => Promise<void>
  close: () => Promise<void>
}

/** From a near-cache hit to the longest statement allowed. */
const secondsBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

class ScrapedReader extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}

export function openMetrics(serviceName: string, readers: IMetricReader[] = []): Metrics {
  const resource = resourceFromAttributes({ 'service.name': serviceName, 'process.pid': process.pid })
  const scraped = new ScrapedReader()
  const provider = new MeterProvider({ resource, readers: [scraped, ...readers] })
  const meter = provider.getMeter('souk')
  const seconds = (name: string, description: string) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries: secondsBoundaries } })
  const count = (name: string, unit: string, description: string) =>
    meter.createCounter(name, { description, unit, valueType: ValueType.INT })
  return {
    meter,
    resource,
    requests: seconds('http.server.request.duration', 'Requests by route and status.'),
    operations: seconds('db.client.operation.duration', 'Statements and commands sent within requests and jobs.'),
    jobs: seconds('messaging.process.duration', 'Attempts at jobs, by queue and outcome.'),
    mails: seconds('souk.mail.send.duration', 'Mails handed to the mail server, by outcome.'),
    cacheReads: count('souk.cache.reads', '{read}', 'Reads of the cache, by topic and result: hit or miss.'),
    stories: count('souk.monitoring.stories', '{story}', 'Requests, jobs and the like, by what became of their story.'),
    scrape: async () => prometheusText((await scraped.collect()).resourceMetrics),
    flush: () => provider.forceFlush(),
    close: () => provider.shutdown(),
  }
}
