import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe("a user's tokens, as an operator sees them", () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  const newest = async () => (await admin.get('/audit?per_page=1')).body.data[0]

  it('are listed without their secrets, and one is ended with the next request, the others go on', async () => {
    const user = await newUser(souk)
    const { data: phone } = (await user.post('/tokens', { name: 'phone' })).body
    const { data, meta } = (await admin.get(`/users/${user.id}/tokens`)).body
    expect(data.map(({ name }: { name: string }) => name)).toEqual(['phone', 'registration'])
    expect(meta.total).toBe(2)
    expect(JSON.stringify(data)).not.toContain('souk_')
    expect(await newest()).toMatchObject({ action: 'users.list-tokens', subject_id: user.id, actor_id: admin.id })
    expect((await admin.call('DELETE', `/users/${user.id}/tokens/${phone.id}`)).status).toBe(204)
    expect((await clientOf(souk, phone.token).get('/me')).status).toBe(401)
    expect((await user.get('/me')).status).toBe(200)
    const entry = { action: 'users.revoke-token', subject_owner_id: user.id, after: { revoked: phone.id } }
    expect(await newest()).toMatchObject(entry)
  })

  it('are one user at a time: a token of somebody else is none of theirs', async () => {
    const [one, other] = [await newUser(souk), await newUser(souk)]
    const id = Number(other.token.split('|')[0])
    expect((await admin.call('DELETE', `/users/${one.id}/tokens/${id}`)).status).toBe(404)
    expect((await other.get('/me')).status).toBe(200)
    expect((await admin.get('/users/987654321/tokens')).status).toBe(404)
    expect((await admin.call('DELETE', `/users/${one.id}/tokens/nothing`)).status).toBe(404)
    expect((await one.get(`/users/${other.id}/tokens`)).status).toBe(403)
  })
})
