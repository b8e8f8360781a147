import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '#modules/identity/audit/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Answer } from '#platform/idempotency/answer.ts'
import type { Actor } from './actor.ts'

interface Subject {
  type: string
  id: number | undefined
}

/**
 * Does the work, and when it is done in another user's name writes it down, with what was there before and after. What a member
 * reads in a shop that they work in is no crossing; what they change names them.
 */
export async function auditedAsTenant<T>(tx: TenantTx, actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  const { action, subject, writes } = actor.act
  if (tx.userId === actor.userId || (tx.userId === actor.shopId && !writes)) return work(tx)
  const before = writes ? await lockRow(tx, subject) : undefined
  const result = await work(tx)
  const answer = (result ?? {}) as Partial<Answer>
  // A replayed answer does nothing: what it stands for was written to the log when it was done.
  if (answer.replayed === true) return result
  const { type, id = idIn(answer.location) } = subject
  const isAdded = subject.id !== undefined && answer.status === 201
  const after = isAdded ? resourceOf(answer) : writes ? await lockRow(tx, { type, id }) : undefined
  const subjectThen = { type, id, ownerId: tx.userId }
  await recordAudit(tx, { by: actor, action, subject: subjectThen, before: isAdded ? undefined : before, after })
  return result
}

/** Writes down what an operator saw with every tenant in view: one row of somebody else's, or a whole list. */
export async function recordSight(tx: PlatformTx, actor: Actor): Promise<void> {
  const { subject } = actor.act
  await recordView(tx, actor, { ...subject, ownerId: await findOwner(tx, subject) })
}

/** Seeing one's own row, or one of the shop that one works in, is nothing to write down. */
export async function recordView(tx: PlatformTx, actor: Actor, subject: AuditEntry['subject']): Promise<void> {
  if (subject.ownerId !== actor.userId && subject.ownerId !== actor.shopId)
    await recordAudit(tx, { by: actor, action: actor.act.action, subject })
}

/** Locked, so that nobody changes the row between what is written down as before and the act itself. */
async function lockRow(tx: TenantTx, { type, id }: Subject): Promise<unknown> {
  const table = await tableOf(tx, type)
  if (table === undefined || id === undefined) return undefined
  return (await sql`SELECT * FROM ${table} WHERE user_id = ${tx.userId} AND id = ${id} FOR NO KEY UPDATE`.execute(tx))
    .rows[0]
}

async function findOwner(tx: PlatformTx, { type, id }: Subject): Promise<number | undefined> {
  const table = await tableOf(tx, type)
  if (table === undefined || id === undefined) return undefined
  return (await sql<{ user_id: number }>`SELECT user_id FROM ${table} WHERE id = ${id}`.execute(tx)).rows[0]?.user_id
}

const owned = new Map<string, boolean>()

/**
 * The table that a path begins with, `order_notes` for `/order-notes`: any one whose rows have an id and an owner, so that a new
 * one is written down from its first day.
 */
async function tableOf(tx: TenantTx | PlatformTx, type: string) {
  const name = type.replaceAll('-', '_')
  let isOwned = owned.get(name)
  if (isOwned === undefined) {
    const { rows } = await sql<{ columns: number }>`
      SELECT count(*) AS columns FROM pg_attribute
      WHERE attrelid = to_regclass(${`public.${name}`}) AND attname IN ('id', 'user_id') AND NOT attisdropped`.execute(
      tx,
    )
    isOwned = rows[0]?.columns === 2
    owned.set(name, isOwned)
  }
  return isOwned ? sql.table(name) : undefined
}

/** A row that was just made is known by the address in its answer. */
function idIn(location: string | null | undefined): number | undefined {
  const [, id] = /\/(\d+)$/.exec(location ?? '') ?? []
  return id === undefined ? undefined : Number(id)
}

const resourceOf = ({ body = '{}' }: Partial<Answer>): unknown => JSON.parse(body).data
