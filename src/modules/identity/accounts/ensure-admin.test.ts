import { randomUUID } from 'node:crypto'
import { beforeAll, expect, inject, it } from 'vitest'
import { clientOf } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { ownedDatabase } from '#test/owned-database.ts'
import { spawnSouk, untilReady } from '#test/process.ts'
import { ensureAdmin } from './index.ts'

let souk: Souk

beforeAll(async () => {
  souk = await startSouk()
})

it('makes one admin of many who ask at once, and refuses none of them', async () => {
  const admin = { email: `${randomUUID()}@example.org`, password: 'chosen by the operator' }
  // All have looked before the first one may write.
  await souk.owner.query('BEGIN')
  await souk.owner.query('LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE')
  const asking = Promise.all(Array.from({ length: 4 }, () => ensureAdmin(souk.dependencies.database, admin)))
  await eventually(async () => {
    const { rows } = await souk.owner.query(
      `SELECT count(*)::int FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`,
    )
    return rows[0].count === 4
  })
  await souk.owner.query('COMMIT')
  await asking
  const { body } = await clientOf(souk).post('/login', admin)
  expect(body.data.user.roles).toEqual(['admin'])
  const { rows } = await souk.owner.query(
    "SELECT count(*)::int FROM audit_entries WHERE action = 'users.set-roles' AND subject_id = $1",
    [body.data.user.id],
  )
  expect(rows[0].count).toBe(1)
})

it('lets four processes that start at once on an empty database all come up', async () => {
  const admin = { email: 'operator@example.org', password: 'chosen by the operator' }
  const environment = {
    DATABASE_URL: await ownedDatabase(),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${randomUUID()}`,
    SMTP_URL: souk.mailServer.url,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  }
  const processes = await Promise.all(Array.from({ length: 4 }, () => spawnSouk(environment)))
  try {
    await Promise.all(processes.map(untilReady))
    for (const one of processes) expect((await clientOf(one).post('/login', admin)).status).toBe(200)
  } finally {
    for (const { child } of processes) child.kill('SIGTERM')
    await Promise.all(processes.map(({ ended }) => ended))
  }
}, 180_000)
