import { expect, it } from 'vitest'
import { newUser } from '#test/client.ts'
import { startSouk } from '#test/harness.ts'
import { pruneTokens } from './prune-tokens.ts'

it('deletes the tokens that open nothing any more, and no others', async () => {
  const souk = await startSouk()
  const user = await newUser(souk)
  const made = async (name: string, change: string) => {
    const { id } = (await user.post('/tokens', { name })).body.data
    await souk.owner.query(`UPDATE personal_access_tokens SET ${change} WHERE id = $1`, [id])
  }
  await made('expired', "expires_at = now() - interval '1 second'")
  await made('too old', "created_at = now() - interval '2 hours'")
  await made('good', "expires_at = now() + interval '1 hour'")
  expect(await pruneTokens(souk.dependencies.database, { maxAgeMinutes: undefined })).toBe(1)
  expect(await pruneTokens(souk.dependencies.database, { maxAgeMinutes: 60 })).toBe(1)
  const names = (await user.get('/tokens')).body.data.map(({ name }: { name: string }) => name)
  expect(names).toEqual(['good', 'registration'])
})
