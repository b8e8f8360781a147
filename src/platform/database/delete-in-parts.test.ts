import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { newUser } from '#test/client.ts'
import { startSouk } from '#test/harness.ts'
import { deleteInParts } from './delete-in-parts.ts'

it('deletes all rows that the condition holds for, however few go at a time, and no others', async () => {
  const souk = await startSouk()
  const { id } = await newUser(souk)
  await souk.owner.query(
    `INSERT INTO account_mails (user_id, purpose, recipient, sent, asked_at)
     SELECT $1, 'email-verification', 'a@example.com', true, now() - at * interval '10 minutes' FROM generate_series(1, 25) AS at`,
    [id],
  )
  const old = sql`asked_at < now() - interval '1 hour'`
  expect(await deleteInParts(souk.dependencies.database, 'account_mails', old, 4)).toBe(20)
  expect((await souk.owner.query('SELECT FROM account_mails')).rowCount).toBe(5)
})
