import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, password, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { atTheStart } from './hashing-turns.ts'
import { hashPassword } from './password.ts'

const otherPassword = 'quite another password'

describe('users', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  const login = (email: string, tried: string) => clientOf(souk).post('/login', { email, password: tried })
  const changePassword = (user: User, current_password: string, chosen: string) =>
    user.call('PUT', '/me/password', { current_password, password: chosen })

  it('change their name and their address, and sign in with the new one at once', async () => {
    const user = await newUser(souk)
    const renamed = await user.call('PATCH', '/me', { name: '  Amal  ' })
    expect(renamed.status).toBe(200)
    expect(renamed.body.data).toEqual({ ...(await user.get('/me')).body.data, name: 'Amal', email: user.email })
    const moved = await user.call('PATCH', '/me', { email: `new-${user.email}`, current_password: password })
    expect(moved.body.data).toMatchObject({ name: 'Amal', email: `new-${user.email}` })
    expect((await login(user.email, password)).status).toBe(401)
    expect((await login(`new-${user.email}`, password)).status).toBe(200)
  })

  it('change their address with the present password alone', async () => {
    const user = await newUser(souk)
    const email = `new-${user.email}`
    for (const changes of [
      { email },
      { email, current_password: 'not the password' },
      { email, current_password: '' },
    ]) {
      const { status, body } = await user.call('PATCH', '/me', { name: 'Thief', ...changes })
      expect([status, Object.keys(body.errors)]).toEqual([422, ['current_password']])
    }
    expect((await user.get('/me')).body.data).toMatchObject({ name: 'Test User', email: user.email })
    expect((await user.call('PATCH', '/me', { email: user.email.toUpperCase() })).status, 'the same address').toBe(200)
  })

  it("cannot take another user's address, in whatever case", async () => {
    const [user, other] = [await newUser(souk), await newUser(souk)]
    const { status, body } = await user.call('PATCH', '/me', {
      name: 'Thief',
      email: other.email.toUpperCase(),
      current_password: password,
    })
    expect([status, Object.keys(body.errors)]).toEqual([422, ['email']])
    expect((await user.get('/me')).body.data).toMatchObject({ name: 'Test User', email: user.email })
  })

  it.each([
    ['body', {}],
    ['name', { name: ' ' }],
    ['name', { name: null }],
    ['email', { email: 'nobody' }],
    ['roles', { name: 'Amal', roles: ['admin'] }],
    ['id', { name: 'Amal', id: 1 }],
    ['email_verified_at', { name: 'Amal', email_verified_at: '2030-01-01T00:00:00Z' }],
  ])('are refused a bad %s: %j', async (field, changes) => {
    const { status, body } = await (await newUser(souk)).call('PATCH', '/me', changes)
    expect([status, Object.keys(body.errors)]).toEqual([422, [field]])
  })

  it('change their password with the present one, keep the token in use and lose all others', async () => {
    const user = await newUser(souk)
    const phone = clientOf(souk, (await login(user.email, password)).body.data.token)
    const bystander = await newUser(souk)
    expect((await changePassword(user, password, otherPassword)).status).toBe(200)
    expect((await phone.get('/me')).status).toBe(401)
    expect((await user.get('/me')).status).toBe(200)
    expect((await bystander.get('/me')).status).toBe(200)
    expect((await login(user.email, password)).status).toBe(401)
    expect((await login(user.email, otherPassword)).status).toBe(200)
  })

  it.each([
    ['current_password', { current_password: 'not the password', password: otherPassword }],
    ['current_password', { password: otherPassword }],
    ['password', { current_password: password, password: 'iloveyou' }],
    ['password', { current_password: password, password: 'ＩＬＯＶＥＹＯＵ' }],
    ['password', { current_password: password, password: 'x'.repeat(257) }],
  ])('keep their password and their tokens when the %s is wrong: %j', async (field, body) => {
    const user = await newUser(souk)
    const phone = clientOf(souk, (await login(user.email, password)).body.data.token)
    const answer = await user.call('PUT', '/me/password', body)
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([422, [field]])
    expect((await phone.get('/me')).status).toBe(200)
  })

  it('take two passwords at once as one: the later one hears that its present password is not present any more', async () => {
    const user = await newUser(souk)
    const chosen = ['the first long password', 'the second long password']
    const answers = await Promise.all(chosen.map((each) => changePassword(user, password, each)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    const won = answers.findIndex(({ status }) => status === 200)
    expect((await login(user.email, chosen[won] as string)).status).toBe(200)
  })

  it('leave no token behind that the old password got while it was being changed', async () => {
    const user = await newUser(souk)
    const [, ...logins] = await Promise.all([
      changePassword(user, password, otherPassword),
      ...Array.from({ length: 8 }, () => login(user.email, password)),
    ])
    for (const { body } of logins.filter(({ status }) => status === 200))
      expect((await clientOf(souk, body.data.token).get('/me')).status).toBe(401)
  })

  it('of old keep signing in with a password that nobody may choose today', async () => {
    const user = await newUser(souk)
    await souk.owner.query('UPDATE users SET password_hash = $2 WHERE id = $1', [
      user.id,
      await hashPassword('12345', atTheStart),
    ])
    expect((await login(user.email, '12345')).status).toBe(200)
  })
})
