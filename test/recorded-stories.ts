import { sql } from 'kysely'
import { withPlatform } from '#platform/database/transactions.ts'
import { newProduct, type User } from './client.ts'
import { eventually, type Souk } from './harness.ts'

/** Answers the id of the request. */
export async function placeOrder(by: User): Promise<string> {
  const { id } = await newProduct(by, { name: 'Copper kettle', price: '64.00' })
  const { headers } = await by.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
  return headers.get('x-request-id') as string
}

/** The trace of that request, once it is recorded with the mail that followed. */
export async function traceWithMail(souk: Souk, admin: User, requestId: string): Promise<string> {
  return eventually(async () => {
    await souk.dependencies.recorder.flush()
    const { data } = (await admin.get(`/monitoring/entries?kind=request&request_id=${requestId}`)).body
    if (data.length === 0) return undefined
    const trace = (await admin.get(`/monitoring/traces/${data[0].trace_id}`)).body.data as { kind: string }[]
    return trace.some(({ kind }) => kind === 'mail') && (data[0].trace_id as string)
  })
}

/** A job that asks row by row, and waits. */
export async function askClumsily(
  { dependencies: { monitor, database, recorder } }: Souk,
  name: string,
): Promise<void> {
  await monitor.record({ kind: 'job', name }, () =>
    withPlatform(database, async (tx) => {
      for (let id = 1; id <= 6; id += 1) await tx.selectFrom('users').select('name').where('id', '=', id).execute()
      await sql`SELECT pg_sleep(0.12), ${1}::int`.execute(tx)
    }),
  )
  await recorder.flush()
}

/** As often as that, a request of the user's fails inside. */
export async function provokeFailures(souk: Souk, by: User, count: number): Promise<void> {
  const { id } = await newProduct(by)
  const before = await countExceptions(souk)
  await souk.owner.query('ALTER TABLE stock_movements RENAME TO elsewhere')
  for (let turn = 0; turn < count; turn += 1) await by.get(`/products/${id}/movements`)
  await souk.owner.query('ALTER TABLE elsewhere RENAME TO stock_movements')
  await eventually(async () => (await countExceptions(souk)) === before + count)
}

async function countExceptions({ owner, dependencies: { recorder } }: Souk): Promise<number> {
  await recorder.flush()
  const { rows } = await owner.query("SELECT count(*)::int FROM monitoring_entries WHERE kind = 'exception'")
  return rows[0].count
}
