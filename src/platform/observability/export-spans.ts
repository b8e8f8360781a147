import { type HrTime, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { Resource } from '@opentelemetry/resources'
import { BatchSpanProcessor, type ReadableSpan } from '@opentelemetry/sdk-trace'
import type { KeptSpan, KeptStory } from './kept-story.ts'
import type { EntryKind, StoryKind } from './story.ts'

export interface SpanExport {
  keep: (story: KeptStory) => void
  close: () => Promise<void>
}

const kinds: Partial<Record<StoryKind | EntryKind, SpanKind>> = {
  request: SpanKind.SERVER,
  job: SpanKind.CONSUMER,
  socket: SpanKind.SERVER,
  query: SpanKind.CLIENT,
  redis: SpanKind.CLIENT,
  mail: SpanKind.CLIENT,
  outgoing_request: SpanKind.CLIENT,
}

/** Sends what is kept to a collector, over OTLP/HTTP in JSON. While the collector is away, spans past 2,048 are dropped. */
export function openSpanExport(endpoint: string, resource: Resource, onError: (error: Error) => void): SpanExport {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })
  const processor = new BatchSpanProcessor({ exporter, maxQueueSize: 2_048, scheduledDelayMillis: 1_000 })
  return {
    keep(story) {
      const own = { traceId: story.traceId, resource }
      processor.onEnd(readable(story, own, storyAttributes(story)))
      for (const entry of story.entries) processor.onEnd(readable(entry, own, entryAttributes(entry)))
    },
    close: () => processor.shutdown().catch(onError),
  }
}

function storyAttributes({ kind, name, requestId, userId, status, details, kept }: KeptStory) {
  const [method = ''] = name.split(' ')
  const http = kind === 'request' && {
    'http.request.method': method,
    'http.route': name.slice(method.length + 1),
    'url.path': String(details.url).replace(/\?.*/, ''),
    'http.response.status_code': Number(status),
  }
  const messaging = kind === 'job' && {
    'messaging.system': 'bullmq',
    'messaging.destination.name': String(details.queue),
    'messaging.operation.type': 'process',
  }
  const about = {
    'souk.kept': kept,
    ...(requestId && { 'souk.request_id': requestId }),
    ...(userId && { 'user.id': userId }),
  }
  return { ...http, ...messaging, ...about, ...flat(details) }
}

function entryAttributes({ kind, name, details }: KeptSpan) {
  const system = kind === 'query' ? 'postgresql' : kind === 'redis' ? 'redis' : undefined
  // A mail's text is for the preview alone; a collector gets no personal mail.
  const { html: _html, text: _text, ...others } = details
  const [method = '', url = ''] = name.split(' ')
  const http = kind === 'outgoing_request' && { 'http.request.method': method, 'url.full': url }
  return { ...http, ...(system && { 'db.system.name': system, 'db.query.text': name }), ...flat(others) }
}

function flat(details: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      `souk.${name}`,
      typeof value === 'number' || typeof value === 'boolean'
        ? value
        : typeof value === 'string'
          ? value
          : JSON.stringify(value),
    ]),
  )
}

function readable(
  span: KeptSpan,
  { traceId, resource }: { traceId: string; resource: Resource },
  attributes: ReadableSpan['attributes'],
): ReadableSpan {
  const context = { traceId, traceFlags: TraceFlags.SAMPLED }
  const { parentSpanId } = span
  return {
    name: span.kind === 'query' ? span.name.slice(0, 80) : span.name,
    kind: kinds[span.kind] ?? SpanKind.INTERNAL,
    spanContext: () => ({ ...context, spanId: span.spanId }),
    ...(parentSpanId !== undefined && { parentSpanContext: { ...context, spanId: parentSpanId } }),
    startTime: hrTime(span.startedAtMs),
    endTime: hrTime(span.startedAtMs + span.durationMs),
    duration: hrTime(span.durationMs),
    status:
      span.failure === undefined
        ? { code: SpanStatusCode.UNSET }
        : { code: SpanStatusCode.ERROR, message: span.failure },
    attributes,
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: { name: 'souk' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }
}

const hrTime = (ms: number): HrTime => [Math.floor(ms / 1_000), Math.round((ms % 1_000) * 1_000_000)]
