/** `npm run docs:access`: builds the app on empty services of its own and writes down who may call what. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selectRoles } from '#modules/identity/access/index.ts'
import { selectShopRoles } from '#modules/identity/members/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { accessTable } from './access-table.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-access-'))
const config = readConfig({ DATA_DIR: directory })
const dependencies = await openDependencies(config, createLogger('silent'))
try {
  const app = await buildApp(config, dependencies)
  const rights = await withPlatform(dependencies.database, async (tx) => ({
    roles: await selectRoles(tx).orderBy('roles.id').execute(),
    shopRoles: await selectShopRoles(tx),
  }))
  writeFileSync(new URL('../docs/access.md', import.meta.url), accessTable(app.routeAccess, rights))
  await app.close()
} finally {
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}
