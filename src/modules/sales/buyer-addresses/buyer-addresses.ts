import { sql } from 'kysely'
import { AddressRequest, type AddressResource, type ChangeAddressRequest } from '#modules/sales/addresses/index.ts'
import type { VisitorTx } from '#platform/database/transactions.ts'
import { notFound, validationFailed } from '#platform/http/failure.ts'
import { fieldErrors } from '#platform/http/validation.ts'
import type { BuyerAddressResource } from './buyer-addresses.schemas.ts'

const mostAddresses = 50

interface Row {
  id: number
  address: unknown
}

const toResource = ({ id, address }: Row): BuyerAddressResource => ({ id, ...(address as AddressResource) })

/** Those of the buyer who asks, the newest first: row security shows no others. */
export async function listAddresses(tx: VisitorTx): Promise<BuyerAddressResource[]> {
  const rows = await tx
    .selectFrom('buyer_addresses')
    .select(['id', 'address'])
    .where('user_id', '=', tx.userId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toResource)
}

/** The same address is kept once, however often it is written. */
export async function addAddress(
  tx: VisitorTx,
  buyerId: number,
  address: AddressResource,
): Promise<BuyerAddressResource> {
  // One at a time, or two would both be the fiftieth, or the same.
  await sql`SELECT FROM buyers WHERE user_id = ${tx.userId} FOR NO KEY UPDATE`.execute(tx)
  const { rows } = await sql<{ id: number | null; count: number }>`
    SELECT count(*) AS count, max(id) FILTER (WHERE address = ${JSON.stringify(address)}::jsonb) AS id
    FROM buyer_addresses WHERE user_id = ${tx.userId}`.execute(tx)
  const { id = null, count = 0 } = rows[0] ?? {}
  if (id !== null) return { id, ...address }
  if (count >= mostAddresses)
    throw validationFailed({ address: [`An account holds at most ${mostAddresses} addresses.`] })
  const added = await tx
    .insertInto('buyer_addresses')
    .values({ user_id: tx.userId, buyer_id: buyerId, address: JSON.stringify(address) })
    .returning(['id', 'address'])
    .executeTakeFirstOrThrow()
  return toResource(added)
}

/** What the country asks for is asked of the whole address, as it is after the change. */
export async function changeAddress(
  tx: VisitorTx,
  id: number,
  changes: ChangeAddressRequest,
): Promise<BuyerAddressResource> {
  const row = await tx
    .selectFrom('buyer_addresses')
    .select(['id', 'address'])
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw addressNotFound()
  const changed = { ...(row.address as object), ...changes }
  const parsed = AddressRequest.safeParse(changed)
  if (!parsed.success) throw validationFailed(fieldErrors(parsed.error.issues, changed))
  await tx
    .updateTable('buyer_addresses')
    .set({ address: JSON.stringify(parsed.data) })
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .execute()
  return { id, ...parsed.data }
}

export async function removeAddress(tx: VisitorTx, id: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('buyer_addresses')
    .where('user_id', '=', tx.userId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw addressNotFound()
}

const addressNotFound = () => notFound('There is no such address.')
