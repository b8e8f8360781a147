import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser } from './client.ts'
import { type Collector, startCollector } from './collector.ts'
import { listenWithEcho } from './echo.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { spawnSouk, untilReady } from './process.ts'

const newTraceId = () => randomBytes(16).toString('hex')
const traceparent = (traceId: string) => ({ traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` })

describe('traces', () => {
  let collector: Collector
  let souk: Souk

  const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId)

  beforeAll(async () => {
    collector = await startCollector()
    souk = await startSouk({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, MONITORING_KEPT_PER_SECOND: '1000' })
  })
  afterAll(() => collector.stop())

  it('run from the request that places an order to the mail about it, over outbox and queue', async () => {
    const user = await newUser(souk, 'merchant')
    const mug = await newProduct(user)
    const traceId = newTraceId()
    const items = [{ product_id: mug.id, quantity: 1 }]
    const { status } = await user.post('/orders', { items }, traceparent(traceId))
    expect(status).toBe(201)
    const spans = await eventually(() => {
      const found = spansOf(traceId)
      return found.some(({ attributes }) => attributes['souk.to'] === user.email) && found
    })
    const request = spans.find(({ name }) => name === 'POST /api/v1/orders')
    const job = spans.find(({ name }) => name === 'deliveries deliver')
    const mail = spans.find(({ attributes }) => attributes['souk.to'] === user.email)
    expect(request).toMatchObject({ kind: 2, attributes: { 'http.route': '/api/v1/orders', 'user.id': user.id } })
    expect(job).toMatchObject({ kind: 5, parentSpanId: request?.spanId })
    expect(mail).toMatchObject({ kind: 3, parentSpanId: job?.spanId })
    const statements = spans.filter(({ attributes }) => attributes['db.system.name'] === 'postgresql')
    expect(statements.some(({ parentSpanId }) => parentSpanId === request?.spanId)).toBe(true)
    expect(statements.some(({ parentSpanId }) => parentSpanId === job?.spanId)).toBe(true)
    expect(request?.attributes).toMatchObject({ 'http.request.method': 'POST', 'url.path': '/api/v1/orders' })
    expect(job?.attributes).toMatchObject({ 'messaging.system': 'bullmq', 'messaging.destination.name': 'deliveries' })
    const commands = spans.filter(({ attributes }) => attributes['db.system.name'] === 'redis')
    expect(commands.length).toBeGreaterThan(0)
    for (const { kind } of [...statements, ...commands]) expect(kind).toBe(3)
    for (const { startTimeUnixNano, endTimeUnixNano } of spans) {
      expect(BigInt(endTimeUnixNano) >= BigInt(startTimeUnixNano)).toBe(true)
    }
  })

  it('hold sockets: when one came, what it asked for with the statements behind it, and when it went', async () => {
    const user = await newUser(souk)
    const { join, socket } = listenWithEcho(souk.origin, user.token)
    await join(`users.${user.id}`)
    const { id } = socket
    socket.disconnect()
    const ofSocket = () => collector.spans.filter(({ attributes }) => attributes['souk.request_id'] === id)
    await eventually(() => ofSocket().length === 3)
    expect(ofSocket().map(({ name, kind }) => [name, kind])).toEqual([
      ['connect', 2],
      [`subscribe private-users.${user.id}`, 2],
      ['disconnect', 2],
    ])
    const [, subscribed] = ofSocket()
    const behind = spansOf(subscribed?.traceId ?? '').filter(({ parentSpanId }) => parentSpanId === subscribed?.spanId)
    expect(behind.some(({ attributes }) => attributes['db.system.name'] === 'postgresql')).toBe(true)
  })

  it('run on from one process to another', async () => {
    const environment = {
      DATABASE_URL: souk.databaseUrl,
      REDIS_URL: souk.config.redisUrl ?? '',
      REDIS_PREFIX: souk.config.redisPrefix,
      SMTP_URL: souk.mailServer.url,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      OTEL_SERVICE_NAME: 'souk-api',
    }
    const api = await spawnSouk(environment, [process.execPath, 'src/main.ts', 'api'])
    try {
      await untilReady(api)
      const user = await newUser(souk, 'merchant')
      const mug = await newProduct(user)
      const traceId = newTraceId()
      const items = [{ product_id: mug.id, quantity: 1 }]
      await clientOf(api, user.token).post('/orders', { items }, traceparent(traceId))
      const spans = await eventually(() => {
        const found = spansOf(traceId)
        return found.some(({ name }) => name.startsWith('POST')) && found.some(({ kind }) => kind === 5) && found
      })
      const request = spans.find(({ name }) => name === 'POST /api/v1/orders')
      expect(spans.find(({ kind }) => kind === 5)?.parentSpanId).toBe(request?.spanId)
      expect(collector.bodies.some((body) => body.includes('souk-api') && body.includes(traceId))).toBe(true)
    } finally {
      api.child.kill('SIGTERM')
      await api.ended
    }
  })

  it('come with the figures, through the same API', async () => {
    await souk.dependencies.monitor.metrics.flush()
    expect(collector.metrics).toEqual(expect.arrayContaining(['http.server.request.duration', 'souk.queue.jobs']))
  })

  it('keep what fails even where nothing ordinary is kept', async () => {
    const sparing = await startSouk({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      MONITORING_KEPT_PER_SECOND: '0',
    })
    const user = await newUser(sparing, 'merchant')
    const mug = await newProduct(user)
    const [ordinary, failing, delivering] = [newTraceId(), newTraceId(), newTraceId()]
    await user.call('GET', '/products', undefined, traceparent(ordinary))
    sparing.mailServer.refuse(3)
    await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] }, traceparent(delivering))
    await sparing.owner.query('ALTER TABLE products RENAME TO elsewhere')
    expect((await user.call('GET', '/products?search=x', undefined, traceparent(failing))).status).toBe(500)
    const spans = await eventually(() => {
      const failed = spansOf(delivering).filter(({ kind }) => kind === 5)
      return spansOf(failing).length > 0 && failed.length === 3 && spansOf(failing)
    })
    expect(spans.find(({ kind }) => kind === 2)).toMatchObject({
      status: { code: 2 },
      attributes: { 'souk.kept': 'failed' },
    })
    expect(spans.some(({ attributes }) => String(attributes['db.query.text']).includes('products'))).toBe(true)
    expect(spansOf(ordinary)).toEqual([])
    expect(spansOf(delivering).filter(({ kind }) => kind === 2)).toEqual([])
  })

  it('keep what is slow', async () => {
    const slow = await startSouk({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
      MONITORING_KEPT_PER_SECOND: '0',
      MONITORING_SLOW_MS: '0',
    })
    const traceId = newTraceId()
    await clientOf(slow).call('GET', '/openapi.json', undefined, traceparent(traceId))
    const spans = await eventually(() => spansOf(traceId).length > 0 && spansOf(traceId))
    expect(spans[0]?.attributes['souk.kept']).toBe('slow')
  })
})
