import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { cloneDatabase, startSouk } from '#test/harness.ts'
import { lineTo } from '#test/severable-line.ts'
import { withPlatform } from './transactions.ts'

it('survives a connection that breaks between two statements of a transaction, and rejects that transaction', async () => {
  const line = await lineTo(await cloneDatabase())
  const { dependencies } = await startSouk({ DATABASE_URL: line.url })
  const interrupted = withPlatform(dependencies.database, async (tx) => {
    await sql`SELECT 1`.execute(tx)
    await line.sever()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await sql`SELECT 1`.execute(tx)
  })
  await expect(interrupted).rejects.toThrow()
  await line.restore()
  await expect(dependencies.database.ping()).resolves.toBeUndefined()
})
