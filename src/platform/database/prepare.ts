import { type ApplicationRoles, ensureApplicationRoles } from './application-role.ts'
import { migrate } from './migrate.ts'

export interface PreparedDatabase extends ApplicationRoles {
  migrated: string[]
}

/** Roles first, then the tables that are granted to them. `ownerUrl` may create roles and owns its database. */
export async function prepareDatabase(ownerUrl: string): Promise<PreparedDatabase> {
  const roles = await ensureApplicationRoles(ownerUrl)
  return { ...roles, migrated: await migrate(ownerUrl, roles) }
}
