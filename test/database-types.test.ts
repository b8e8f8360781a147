import { expect, it } from 'vitest'
import { generateDatabaseTypes } from '../scripts/database-types.ts'
import { cloneDatabase } from './harness.ts'

it('knows the tables as the migrations make them (npm run db:types writes them anew)', async () => {
  const url = await cloneDatabase()
  await expect(generateDatabaseTypes(url, { verify: true })).resolves.toBeUndefined()
})
