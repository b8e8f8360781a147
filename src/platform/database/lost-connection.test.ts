import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { cloneDatabase, startSouk } from '#test/harness.ts'
import { startProxy } from '#test/severable-proxy.ts'
import { withPlatform } from './transactions.ts'

it('survives a connection that breaks between two statements of a transaction, and rejects that transaction', async () => {
  const proxy = await startProxy(await cloneDatabase())
  const { dependencies } = await startSouk({ DATABASE_URL: proxy.url })
  const interrupted = withPlatform(dependencies.database, async (tx) => {
    await sql`SELECT 1`.execute(tx)
    await proxy.sever()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await sql`SELECT 1`.execute(tx)
  })
  await expect(interrupted).rejects.toThrow()
  await proxy.restore()
  await expect(dependencies.database.ping()).resolves.toBeUndefined()
})
