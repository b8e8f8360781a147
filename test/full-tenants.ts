import { expect } from 'vitest'
import { newProduct, type User } from './client.ts'
import { leaveRowsOfShop } from './full-shop.ts'
import { eventually, type Souk } from './harness.ts'

export async function countRows(souk: Souk, table: string, column: string, user: User): Promise<number> {
  const { rows } = await souk.owner.query(`SELECT count(*)::int AS count FROM ${table} WHERE ${column} = $1`, [user.id])
  return rows[0].count
}

/** A row of each of these in every table that has a tenant. The Souk's cache is closed by it. */
export async function leaveRowsEverywhere(souk: Souk, users: User[]): Promise<void> {
  for (const user of users) await leaveRowsOf(souk, user)
  await leaveUnfoldedChanges(souk, users)
}

async function leaveRowsOf(souk: Souk, user: User): Promise<void> {
  const { id } = await newProduct(user, { quantity: 5 })
  const order = { items: [{ product_id: id, quantity: 1 }] }
  const { status, body } = await user.post('/orders', order, { 'idempotency-key': 'first' })
  expect(status).toBe(201)
  expect((await user.post(`/orders/${body.data.id}/notes`, { text: 'Gift wrap, please.' })).status).toBe(201)
  await leaveRowsOfShop(souk, user)
  await user.call('PUT', '/notification-preferences', { order_status_mails: false })
  await souk.owner.query("INSERT INTO user_permissions VALUES ($1, 'inbox.view')", [user.id])
  expect((await user.post('/email/verification')).status).toBe(202)
  for (const table of ['notification_deliveries', 'monitoring_entries'])
    await eventually(async () => (await countRows(souk, table, 'user_id', user)) > 0)
  // The cache deletes such rows within moments, as long as it is open.
  await souk.dependencies.cache.close()
  await souk.owner.query("INSERT INTO cache_invalidations (user_id, topic) VALUES ($1, 'test')", [user.id])
}

/** The workers fold changes into sums within a second: here they find their lock taken once there are sums. */
async function leaveUnfoldedChanges(souk: Souk, users: User[]): Promise<void> {
  for (const user of users) await eventually(async () => (await countRows(souk, 'monthly_sales', 'user_id', user)) > 0)
  await souk.owner.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', ['souk.stats'])
  for (const user of users) {
    const { id } = await newProduct(user)
    expect((await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
  }
}
