import { describe, expect, it } from 'vitest'
import { newUser } from './client.ts'
import { startCollector } from './collector.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { hiddenField, plantSecrets } from './planted-secrets.ts'

const entriesPerSegment = 200
const bytesPerSegment = 128 * 1024
const segments = 4

describe('what is kept', () => {
  it('never exceeds its entries and bytes, whatever the load, and leaves the newest', async () => {
    const souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '100000' })
    await souk.owner.query('UPDATE monitoring_rings SET entries_per_segment = $1, bytes_per_segment = $2', [
      entriesPerSegment,
      bytesPerSegment,
    ])
    const { recorder, monitor } = souk.dependencies
    const user = await newUser(souk)
    const sizes = async () => {
      const { rows } = await souk.owner.query<{ ring: string; entries: number; bytes: number }>(`
        SELECT ring, count(*)::int AS entries, sum(octet_length(details::text))::int AS bytes
        FROM monitoring_entries
        JOIN monitoring_rings AS rings ON monitoring_entries.segment BETWEEN first_segment AND first_segment + segments - 1
        GROUP BY ring`)
      return rows
    }
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(Array.from({ length: 50 }, () => user.get('/me')))
      await Promise.all(Array.from({ length: 10 }, () => user.get('/users')))
      for (let turn = 0; turn < 10; turn += 1) {
        const large = { text: 'x'.repeat(10_000) }
        await monitor
          .record({ kind: 'job', name: 'large' }, async () => Promise.reject(new Error(JSON.stringify(large))))
          .catch(() => {})
      }
      await recorder.flush()
      for (const { ring, entries, bytes } of await sizes()) {
        expect(entries, ring).toBeLessThanOrEqual(segments * entriesPerSegment)
        expect(bytes, ring).toBeLessThanOrEqual(segments * bytesPerSegment)
      }
    }
    const { rows } = await souk.owner.query(
      'SELECT max(id)::int AS newest, count(*)::int AS count FROM monitoring_entries',
    )
    expect(rows[0].newest).toBeGreaterThan(2 * rows[0].count)
    const after = await user.get('/orders')
    expect(after.status).toBe(200)
    // An answer is out before its story has ended.
    await eventually(async () => {
      await recorder.flush()
      const newest = await souk.owner.query(
        "SELECT name FROM monitoring_entries WHERE kind = 'request' ORDER BY id DESC LIMIT 1",
      )
      return newest.rows[0].name === 'GET /api/v1/orders'
    })
  })

  it('refuses what does not fit into a segment, so that no writer can go past the bounds', async () => {
    const souk = await startSouk()
    await souk.owner.query('UPDATE monitoring_rings SET entries_per_segment = 1')
    const entry = {
      trace_id: 'a',
      span_id: 'b',
      kind: 'log',
      name: 'n',
      tags: [],
      started_at: 'now',
      duration_ms: 1,
      details: {},
    }
    const record = (batch: unknown[]) =>
      souk.owner.query("SELECT record_monitoring('notable', $1)", [JSON.stringify(batch)])
    await record([entry])
    await expect(record([entry, entry])).rejects.toMatchObject({ code: '54000' })
  })

  it('drops instead of filling the memory or keeping a request waiting when nothing can be stored', async () => {
    const souk = await startSouk({ MONITORING_KEPT_PER_SECOND: '100000' })
    const user = await newUser(souk)
    await souk.dependencies.recorder.flush()
    const blocker = await souk.owner
      .query('BEGIN')
      .then(() => souk.owner.query('SELECT FROM monitoring_state FOR UPDATE'))
    expect(blocker.rowCount).toBe(1)
    for (let round = 0; round < 40; round += 1) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => user.get('/me')))
      expect(answers.every(({ status }) => status === 200)).toBe(true)
    }
    await souk.owner.query('COMMIT')
    const text = await (await fetch(`${souk.origin}/metrics`)).text()
    const dropped = Number(/souk_monitoring_stories_total\{outcome="dropped"\} (\d+)/.exec(text)?.[1])
    expect(dropped).toBeGreaterThan(0)
    await eventually(
      async () => (await souk.owner.query('SELECT count(*)::int FROM monitoring_entries')).rows[0].count > 0,
    )
  })
})

/** Every row of every table. */
async function everythingIn({ owner }: Souk): Promise<string> {
  const tables = await owner.query("SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'")
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await owner.query(`SELECT string_agg(whole::text, E'\\n') AS text FROM ${name} AS whole`)
    texts.push(rows[0].text ?? '')
  }
  return texts.join('\n')
}

describe('a secret', () => {
  it('is never stored nor sent, wherever it is planted', async () => {
    const collector = await startCollector()
    const souk = await startSouk({
      MONITORING_KEPT_PER_SECOND: '100000',
      MONITORING_HIDDEN_FIELDS: hiddenField,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    })
    const secrets = await plantSecrets(souk)
    const [password, , token] = secrets as [string, string, string]
    souk.dependencies.log.error(
      { note: `Bearer ${password}`, url: `https://me:${password}@example.com/` },
      'on the way',
    )
    await souk.dependencies.monitor
      .record({ kind: 'command', name: `login --password=${password}` }, async () => {
        throw new Error(`cannot use {"password":"${password}"} or ${token}`)
      })
      .catch(() => {})

    const stored = await eventually(async () => {
      await souk.dependencies.recorder.flush()
      const text = await everythingIn(souk)
      return (
        ['/api/v1/password/reset', 'Reset your password', 'login --password'].every((sign) => text.includes(sign)) &&
        text
      )
    })
    await eventually(() => collector.bodies.some((body) => body.includes('/api/v1/password/reset')))
    for (const secret of secrets) {
      expect(stored).not.toContain(secret)
      expect(collector.bodies.join('\n')).not.toContain(secret)
    }
    await collector.stop()
  })
})
