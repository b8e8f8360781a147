import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#modules/identity/access/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { clientOf, newRole, newUser, password, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { suspendUser } from './suspend-user.ts'

describe('suspending a user', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    await newUser(souk, 'admin')
  })

  const suspend = (by: User, { id }: Pick<User, 'id'>, body?: unknown) =>
    by.call('PUT', `/users/${id}/suspension`, body)
  const reinstate = (by: User, { id }: Pick<User, 'id'>) => by.call('DELETE', `/users/${id}/suspension`)
  const login = ({ email }: User, tried = password) => clientOf(souk).post('/login', { email, password: tried })

  it('refuses every token of theirs with the next request, and every new one, until they are reinstated', async () => {
    const user = await newUser(souk)
    const phone = clientOf(souk, (await login(user)).body.data.token)
    const { status, body } = await suspend(admin, user, { reason: ' Fraud ' })
    expect(status).toBe(200)
    expect(body.data).toEqual({ user_id: user.id, reason: 'Fraud', suspended_at: expect.stringMatching(/Z$/) })
    for (const client of [user, phone]) {
      const refused = await client.get('/me')
      expect([refused.status, refused.body.code]).toEqual([401, 'unauthenticated'])
    }
    expect((await login(user)).body).toMatchObject({ success: false, code: 'account_suspended' })

    expect((await reinstate(admin, user)).status).toBe(204)
    expect((await user.get('/me')).status, 'the tokens of before stay revoked').toBe(401)
    const again = await login(user)
    expect(again.status).toBe(200)
    expect((await clientOf(souk, again.body.data.token).get('/me')).status).toBe(200)
  })

  it('is shown at login only to who knows the password', async () => {
    const user = await newUser(souk)
    await suspend(admin, user)
    const [wrong, unknown] = [
      await login(user, 'not the password'),
      await clientOf(souk).post('/login', { email: `nobody-${user.email}`, password }),
    ]
    expect({ ...wrong.body, meta: undefined }).toEqual({ ...unknown.body, meta: undefined })
    expect(wrong.status).toBe(401)
  })

  it('refuses a token even if one was left or made in the same moment', async () => {
    const user = await newUser(souk)
    await souk.owner.query('UPDATE users SET suspended_at = now() WHERE id = $1', [user.id])
    expect((await user.get('/me')).status).toBe(401)
  })

  it('leaves no token behind from a login that ran at the same time', async () => {
    const user = await newUser(souk)
    const [suspended, ...logins] = await Promise.all([
      suspend(admin, user),
      ...Array.from({ length: 8 }, () => login(user)),
    ])
    expect(suspended.status).toBe(200)
    expect(logins.every(({ status }) => status === 200 || status === 401)).toBe(true)
    const { rows } = await souk.owner.query('SELECT FROM personal_access_tokens WHERE user_id = $1', [user.id])
    expect(rows).toEqual([])
  })

  it('a second time changes the reason and not the moment', async () => {
    const user = await newUser(souk)
    const first = await suspend(admin, user, { reason: 'Fraud' })
    const second = await suspend(admin, user, { reason: 'Spam' })
    expect(second.body.data).toEqual({ ...first.body.data, reason: 'Spam' })
  })

  it('is refused for oneself', async () => {
    const { status, body } = await suspend(admin, admin)
    expect([status, body.code]).toEqual([409, 'conflict'])
    expect((await admin.get('/me')).status).toBe(200)
  })

  it('never leaves the system without an admin, not even when two of them suspend each other at once', async () => {
    const alone = await startSouk()
    const [one, two] = [await newUser(alone, 'admin'), await newUser(alone, 'admin')]
    const actorOf = (userId: number) =>
      ({ userId, token: { id: 1, abilities: ['*'] }, ip: '127.0.0.1', requestId: 'test' }) as unknown as Actor
    const attempt = (userId: number, by: number) =>
      withPlatform(alone.dependencies.database, (tx) =>
        suspendUser(tx, { userId, by: actorOf(by), reason: null }),
      ).then(
        () => 200,
        ({ statusCode }) => statusCode,
      )
    const outcomes = await Promise.all([attempt(one.id, two.id), attempt(two.id, one.id)])
    expect(outcomes.sort()).toEqual([200, 409])
    const statuses = [(await one.get('/me')).status, (await two.get('/me')).status]
    expect(statuses.sort()).toEqual([200, 401])
  })

  it('takes more than the permission: nobody acts on who may do more than they, by the token in use as well', async () => {
    const helper = await newUser(souk)
    const role = await newRole(admin, ['users.suspend', 'users.view'])
    await admin.call('PUT', `/users/${helper.id}/roles`, { roles: ['customer', role.name] })
    const [chief, clerk, merchant] = [
      await newUser(souk, 'admin'),
      await newUser(souk),
      await newUser(souk, 'merchant'),
    ]
    await admin.call('PUT', `/users/${clerk.id}/permissions`, { permissions: ['audit.view'] })
    for (const above of [chief, clerk]) {
      expect((await suspend(helper, above)).status).toBe(403)
      const token = Number(above.token.split('|')[0])
      expect((await helper.call('DELETE', `/users/${above.id}/tokens/${token}`)).status).toBe(403)
      expect((await above.get('/me')).status).toBe(200)
      expect((await suspend(admin, above)).status).toBe(200)
      expect((await reinstate(helper, above)).status, 'nor is one let in again').toBe(403)
    }
    expect((await suspend(helper, merchant)).status, 'a shop of one’s own is no more').toBe(200)
    expect((await reinstate(helper, merchant)).status).toBe(204)

    const { data } = (await admin.post('/tokens', { name: 'narrow', abilities: ['users.suspend'] })).body
    const narrow = { ...admin, ...clientOf(souk, data.token) }
    expect((await suspend(narrow, await newUser(souk, 'admin'))).status).toBe(403)
    expect((await suspend(narrow, await newUser(souk))).status).toBe(200)
  })

  it('answers 404 for a user who does not exist, and for lifting a suspension that does not', async () => {
    const nobody = { id: 987_654_321 }
    expect((await suspend(admin, nobody)).status).toBe(404)
    expect((await reinstate(admin, nobody)).status).toBe(404)
    expect((await reinstate(admin, await newUser(souk))).status).toBe(404)
  })

  it.each([{ reason: '' }, { reason: 'x'.repeat(1_001) }, { reason: 7 }, { cause: 'Fraud' }, []])(
    'is refused for a bad body: %j',
    async (body) => {
      const user = await newUser(souk)
      expect((await suspend(admin, user, body)).status).toBe(422)
      expect((await user.get('/me')).status).toBe(200)
    },
  )
})
