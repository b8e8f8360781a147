import { type Counter, type Meter, ValueType } from '@opentelemetry/api'
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources'
import { type IMetricReader, MeterProvider, type MetricProducer, MetricReader } from '@opentelemetry/sdk-metrics'
import { type Durations, openDurations } from './durations.ts'
import { prometheusText } from './prometheus-text.ts'

/** Figures about this process, and about what all processes share. */
export interface Metrics {
  /** For gauges and counters, which whoever knows the figure registers. */
  meter: Meter
  /** Rate, errors and duration of requests, by route. */
  requests: Durations
  /** PostgreSQL and Redis, as far as requests and jobs wait for them. */
  operations: Durations
  jobs: Durations
  mails: Durations
  webhooks: Durations
  stories: Counter
  resource: Resource
  /** What Prometheus reads. A gauge whose source is away is left out. */
  scrape: () => Promise<string>
  /** Sends to the collector, now, what it has not got yet. */
  flush: () => Promise<void>
  close: () => Promise<void>
}

class ScrapedReader extends MetricReader {
  protected override async onShutdown(): Promise<void> {}
  protected override async onForceFlush(): Promise<void> {}
}

/** `exporting` makes the reader that sends to a collector, if there is one. */
export function openMetrics(serviceName: string, exporting?: (durations: MetricProducer) => IMetricReader): Metrics {
  const resource = resourceFromAttributes({ 'service.name': serviceName, 'process.pid': process.pid })
  const durations = {
    requests: openDurations('http.server.request.duration', 'Requests by route and status.'),
    operations: openDurations('db.client.operation.duration', 'Statements and commands sent within requests and jobs.'),
    jobs: openDurations('messaging.process.duration', 'Attempts at jobs, by queue and outcome.'),
    mails: openDurations('souk.mail.send.duration', 'Mails handed to the mail server, by outcome.'),
    webhooks: openDurations('souk.webhook.send.duration', 'Attempts at webhooks, by outcome.'),
  }
  const producer = producerOf(Object.values(durations), resource)
  const scraped = new ScrapedReader({ metricProducers: [producer] })
  const readers = exporting === undefined ? [scraped] : [scraped, exporting(producer)]
  const provider = new MeterProvider({ resource, readers })
  const meter = provider.getMeter('souk')
  const stories = { description: 'Requests, jobs and the like, by what became of their story.', unit: '{story}' }
  return {
    ...durations,
    meter,
    resource,
    stories: meter.createCounter('souk.monitoring.stories', { ...stories, valueType: ValueType.INT }),
    scrape: async () => prometheusText((await scraped.collect()).resourceMetrics),
    flush: () => provider.forceFlush(),
    close: () => provider.shutdown(),
  }
}

function producerOf(durations: Durations[], resource: Resource): MetricProducer {
  return {
    collect: async () => ({
      errors: [],
      resourceMetrics: {
        resource,
        scopeMetrics: [{ scope: { name: 'souk' }, metrics: durations.map((some) => some.collect()) }],
      },
    }),
  }
}
