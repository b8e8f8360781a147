import { describe, expect, it } from 'vitest'
import { newProduct, newUser } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

const scrape = async ({ origin }: Souk, headers: Record<string, string> = {}) => fetch(`${origin}/metrics`, { headers })

/** The value of the one sample whose name and labels hold all of these. */
function sample(text: string, name: string, ...labels: string[]): number {
  const lines = text.split('\n').filter((line) => new RegExp(`^${name}[{ ]`).test(line))
  const [line] = lines.filter((candidate) => labels.every((label) => candidate.includes(label)))
  return Number(line?.split(' ').at(-1))
}

describe('the figures', () => {
  it('show rate, errors and duration per route, never per path', async () => {
    const souk = await startSouk()
    const user = await newUser(souk, 'merchant')
    const mug = await newProduct(user)
    for (let turn = 0; turn < 3; turn += 1) await user.get(`/products/${mug.id}`)
    await user.get('/products/987654321')
    await user.get('/no/such/path')
    const text = await (await scrape(souk)).text()
    const route = 'http_route="/api/v1/products/:id"'
    const name = 'http_server_request_duration_seconds'
    expect(sample(text, `${name}_count`, route, 'http_response_status_code="200"')).toBe(3)
    expect(sample(text, `${name}_count`, route, 'http_response_status_code="404"')).toBe(1)
    expect(sample(text, `${name}_bucket`, route, 'status_code="200"', 'le="+Inf"')).toBe(3)
    expect(sample(text, `${name}_sum`, route, 'status_code="200"')).toBeGreaterThan(0)
    expect(sample(text, `${name}_count`, 'http_route="(no route)"')).toBe(1)
    expect(text).not.toContain('987654321')
    expect(sample(text, 'souk_cache_reads_total', 'topic="products"', 'result="hit"')).toBeGreaterThanOrEqual(2)
    expect(sample(text, 'souk_cache_reads_total', 'topic="products"', 'result="miss"')).toBeGreaterThanOrEqual(1)
    expect(sample(text, 'db_client_operation_duration_seconds_count', 'db_system_name="postgresql"')).toBeGreaterThan(0)
    expect(sample(text, 'db_client_connection_max')).toBe(20)
    expect(sample(text, 'nodejs_eventloop_delay_p99_seconds')).toBeGreaterThanOrEqual(0)
    expect(sample(text, 'process_resident_memory_bytes')).toBeGreaterThan(1e6)
    expect(sample(text, 'souk_sockets')).toBe(0)
  })

  it('show what waits in the outbox and on the queue, what was delivered, and what failed', async () => {
    const souk = await startSouk()
    const admin = await newUser(souk, 'admin')
    const mug = await newProduct(admin)
    souk.mailServer.refuse(3, 550)
    await admin.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    await eventually(async () => (await admin.get('/failed-jobs')).body.meta.total === 1)
    await admin.post('/failed-jobs/retries')
    await eventually(() => souk.mailServer.received.length === 1)
    const text = await eventually(async () => {
      const now = await (await scrape(souk)).text()
      return sample(now, 'messaging_process_duration_seconds_count', 'outcome="completed"') === 1 && now
    })
    const queue = 'messaging_destination_name="deliveries"'
    expect(sample(text, 'messaging_process_duration_seconds_count', queue, 'outcome="failed"')).toBe(3)
    expect(sample(text, 'souk_mail_send_duration_seconds_count', 'outcome="sent"')).toBe(1)
    expect(sample(text, 'souk_queue_jobs', queue, 'state="failed"')).toBe(0)
    expect(sample(text, 'souk_queue_oldest_job_age_seconds', queue)).toBe(0)
    expect(sample(text, 'souk_outbox_waiting')).toBe(0)
    expect(sample(text, 'souk_outbox_lag_seconds')).toBe(0)
  })

  it('are all there, each with its unit and with words that say what it counts', async () => {
    const souk = await startSouk()
    const user = await newUser(souk, 'merchant')
    const mug = await newProduct(user)
    await user.get('/products')
    await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    const asked = [
      ['rate, errors and duration per route', 'http_server_request_duration_seconds', 'http_route="/api/v1/orders"'],
      ['requests under way', 'http_server_active_requests', ''],
      ['statements', 'db_client_operation_duration_seconds', 'db_system_name="postgresql"'],
      ['Redis commands', 'db_client_operation_duration_seconds', 'db_system_name="redis"'],
      ['attempts at jobs', 'messaging_process_duration_seconds', 'outcome="completed"'],
      ['mails', 'souk_mail_send_duration_seconds', 'outcome="sent"'],
      ['webhooks', 'souk_webhook_send_duration_seconds', 'outcome="sent"'],
      ['webhooks that failed', 'souk_webhook_send_duration_seconds', 'outcome="failed"'],
      ['webhooks that wait', 'souk_webhook_waiting', ''],
      ['age of webhooks', 'souk_webhook_oldest_delivery_age_seconds', ''],
      ['queue depth', 'souk_queue_jobs', 'state="waiting"'],
      ['queue age', 'souk_queue_oldest_job_age_seconds', 'messaging_destination_name="deliveries"'],
      ['cache hits', 'souk_cache_reads_total', 'result="hit"'],
      ['cache misses', 'souk_cache_reads_total', 'result="miss"'],
      ['pool use', 'db_client_connection_count', 'state="used"'],
      ['pool size', 'db_client_connection_max', ''],
      ['waiting for the pool', 'db_client_connection_pending_requests', ''],
      ['outbox lag', 'souk_outbox_lag_seconds', ''],
      ['outbox depth', 'souk_outbox_waiting', ''],
      ['event-loop delay', 'nodejs_eventloop_delay_p99_seconds', ''],
      ['event-loop use', 'nodejs_eventloop_utilization_ratio', ''],
      ['sockets', 'souk_sockets', ''],
      ['memory', 'process_resident_memory_bytes', ''],
      ['processor time', 'process_cpu_seconds_total', ''],
      ['stories kept', 'souk_monitoring_stories_total', 'outcome="recorded"'],
    ] as const
    await eventually(() => souk.mailServer.received.length > 0)
    const text = await eventually(async () => {
      await souk.dependencies.recorder.flush()
      const now = await (await scrape(souk)).text()
      return /messaging_process_duration_seconds_count.*completed/.test(now) && now
    })
    for (const [what, name, label] of asked) {
      const samples = text.split('\n').filter((line) => new RegExp(`^${name}(_count)?[{ ]`).test(line))
      expect(samples.filter((line) => line.includes(label)).length, what).toBeGreaterThan(0)
    }
    const names = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name)
    for (const name of names) expect(text, name).toMatch(new RegExp(`^# HELP ${name} [A-Z].{10,}\\.$`, 'm'))
  })

  it('follow the conventions: one type per name, base units, and totals for counters', async () => {
    const souk = await startSouk()
    const response = await scrape(souk)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const text = await response.text()
    const types = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => ({ name: String(name), type }))
    expect(types.length).toBeGreaterThan(10)
    expect(new Set(types.map(({ name }) => name)).size).toBe(types.length)
    for (const { name, type } of types) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
      expect(name.endsWith('_total'), name).toBe(type === 'counter')
      expect(name).not.toMatch(/milliseconds|_ms\b|megabytes/)
    }
  })

  it('are for this machine only, and for nobody behind a proxy, unless a token is set: then for who has it', async () => {
    const open = await startSouk()
    expect((await scrape(open)).status).toBe(200)
    expect((await scrape(open, { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401)
    const token = 'a token of sixteen or more'
    const guarded = await startSouk({ METRICS_TOKEN: token })
    expect((await scrape(guarded)).status).toBe(401)
    expect((await scrape(guarded, { authorization: 'Bearer something else here' })).status).toBe(401)
    expect((await scrape(guarded, { authorization: `Bearer ${token}` })).status).toBe(200)
    const published = await startSouk({ APP_URL: 'https://shop.example' })
    expect((await scrape(published)).status).toBe(401)
  })
})
