import { type AuditEntry, recordAudit } from '#modules/audit/index.ts'
import type { PlatformTx, TenantTx } from '#platform/database/transactions.ts'
import type { Actor } from './actor.ts'

/** Whose rows have an owner that an operator may work for; the names are those of the table and of the path. */
const tables = ['products', 'orders'] as const
type Table = (typeof tables)[number]

interface Subject {
  type: string
  id: number | undefined
}

/** Does the work, and when it is done in another user's name writes it down, with the row before and after. */
export async function auditedAsTenant<T>(tx: TenantTx, actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  if (tx.userId === actor.userId) return work(tx)
  const { action, subject, writes } = actor.act
  const before = writes ? await lockRow(tx, subject) : undefined
  const result = await work(tx)
  if (isReplay(result)) return result
  const { type, id = idOf(result) } = subject
  const after = writes ? await lockRow(tx, { type, id }) : undefined
  await recordAudit(tx, { by: actor, action, subject: { type, id, ownerId: tx.userId }, before, after })
  return result
}

/** Writes down what an operator saw with every tenant in view: one row of somebody else's, or a whole list. */
export async function recordSight(tx: PlatformTx, actor: Actor): Promise<void> {
  const { subject } = actor.act
  await recordView(tx, actor, { ...subject, ownerId: await findOwner(tx, subject) })
}

/** Seeing one's own row is nothing to write down. */
export async function recordView(tx: PlatformTx, actor: Actor, subject: AuditEntry['subject']): Promise<void> {
  if (subject.ownerId !== actor.userId) await recordAudit(tx, { by: actor, action: actor.act.action, subject })
}

/** Locked, so that nobody changes the row between what is written down as before and the act itself. */
async function lockRow(tx: TenantTx, { type, id }: Subject): Promise<unknown> {
  if (!isTable(type) || id === undefined) return undefined
  return tx.selectFrom(type).selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

async function findOwner(tx: PlatformTx, { type, id }: Subject): Promise<number | undefined> {
  if (!isTable(type) || id === undefined) return undefined
  return (await tx.selectFrom(type).select('user_id').where('id', '=', id).executeTakeFirst())?.user_id
}

const isTable = (type: string): type is Table => (tables as readonly string[]).includes(type)

/** An answer given again: what it tells of was written down when it was done. */
const isReplay = (result: unknown) => (result as { replayed?: boolean } | undefined)?.replayed === true

/** A row that was just made is known by the address in its answer. */
function idOf(result: unknown): number | undefined {
  const { location } = (result ?? {}) as { location?: string | null }
  const [, id] = /\/(\d+)$/.exec(location ?? '') ?? []
  return id === undefined ? undefined : Number(id)
}
