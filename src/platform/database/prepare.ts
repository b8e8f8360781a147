import { type ApplicationRoles, ensureApplicationRoles, variableOf } from './application-role.ts'
import { migrate, refuseOlder } from './migrate.ts'
import { examineLines } from './pooler.ts'

export interface PreparedDatabase extends ApplicationRoles {
  migrated: string[]
  /** Whether `applicationUrl` leads to PostgreSQL itself and not to a pooler. */
  direct: boolean
}

/**
 * Roles first, then the tables that are granted to them. `ownerUrl` may create roles and owns its database; `pooledUrl` leads
 * there as well, maybe through a pooler. Without `migrates` a database that is older than this version is refused.
 */
export async function prepareDatabase(
  ownerUrl: string,
  pooledUrl = ownerUrl,
  { migrates = true } = {},
): Promise<PreparedDatabase> {
  const roles = await ensureApplicationRoles(ownerUrl, pooledUrl)
  const { direct } = await examineLines({ ...roles, variable: variableOf(ownerUrl, pooledUrl) })
  if (!migrates) await refuseOlder(ownerUrl)
  return { ...roles, direct, migrated: migrates ? await migrate(ownerUrl, roles) : [] }
}
