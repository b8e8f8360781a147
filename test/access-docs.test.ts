import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { selectRoles } from '#modules/identity/access/index.ts'
import { selectShopRoles } from '#modules/identity/members/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { accessTable } from '../scripts/access-table.ts'
import { startSouk } from './harness.ts'

it('knows in docs/access.md who may call each route (npm run docs:access writes it anew)', async () => {
  const { routes, dependencies } = await startSouk()
  const rights = await withPlatform(dependencies.database, async (tx) => ({
    roles: await selectRoles(tx).orderBy('roles.id').execute(),
    shopRoles: await selectShopRoles(tx),
  }))
  const written = readFileSync(new URL('../docs/access.md', import.meta.url), 'utf8')
  expect(written).toBe(accessTable(routes, rights))
})
