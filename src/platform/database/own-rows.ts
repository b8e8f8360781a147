import { type RawBuilder, sql } from 'kysely'
import type { PlatformTx, TenantTx, VisitorTx } from './transactions.ts'

/**
 * That a row of the table is one of the user's whose transaction it is; across all users it is any. Row security says it again,
 * but in the statement itself it says where the rows lie: docs/scaling-out.md.
 */
export const isOwn = (tx: TenantTx | VisitorTx | PlatformTx, table: string): RawBuilder<boolean> =>
  'userId' in tx ? sql<boolean>`${sql.ref(`${table}.user_id`)} = ${tx.userId}` : sql<boolean>`true`
