import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface CollectedSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  status: { code?: number }
  attributes: Record<string, unknown>
  startTimeUnixNano: string
  endTimeUnixNano: string
}

/** An OpenTelemetry collector as far as OTLP/HTTP with JSON goes: it takes what comes and keeps it. */
export interface Collector {
  endpoint: string
  spans: CollectedSpan[]
  metrics: string[]
  /** All that came, as text. */
  bodies: string[]
  stop: () => Promise<void>
}

export async function startCollector(): Promise<Collector> {
  const [spans, metrics, bodies]: [CollectedSpan[], string[], string[]] = [[], [], []]
  const server = createServer(async (request, response) => {
    // biome-ignore lint/suspicious/noExplicitAny: the protocol's own form, of which a test reads a part.
    const body: any = await json(request)
    bodies.push(JSON.stringify(body))
    for (const { scopeSpans } of body.resourceSpans ?? [])
      for (const scope of scopeSpans) spans.push(...scope.spans.map(spanOf))
    for (const { scopeMetrics } of body.resourceMetrics ?? []) {
      for (const scope of scopeMetrics) metrics.push(...scope.metrics.map(({ name }: { name: string }) => name))
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  }
  return { endpoint: `http://127.0.0.1:${port}`, spans, metrics, bodies, stop }
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
function spanOf({ attributes, ...span }: any): CollectedSpan {
  const plain = (value: Record<string, unknown>) => Object.values(value)[0]
  return {
    ...span,
    attributes: Object.fromEntries(
      attributes.map(({ key, value }: { key: string; value: Record<string, unknown> }) => [key, plain(value)]),
    ),
  }
}
