import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientOf, newUser, password, registeredUser } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { verifyPassword } from './password.ts'

describe('accounts', () => {
  let souk: Souk
  let anyone: Client

  beforeAll(async () => {
    souk = await startSouk()
    anyone = clientOf(souk)
  })

  it('register as customers, with a token that works at once', async () => {
    const { status, body } = await anyone.post('/register', { name: 'Amal', email: 'Amal@Example.com', password })
    expect(status).toBe(201)
    expect(body.data.user).toEqual({
      id: expect.any(Number),
      name: 'Amal',
      email: 'Amal@Example.com',
      roles: ['customer'],
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
    expect(body.data.token).toMatch(/^\d+\|souk_[A-Za-z0-9]{40}[0-9a-f]{8}$/)
    const me = await clientOf(souk, body.data.token).get('/me')
    expect(me.body.data).toMatchObject({
      id: body.data.user.id,
      roles: ['customer'],
      permissions: expect.arrayContaining(['products.view', 'orders.create', 'orders.view']),
    })
    expect(me.body.data.permissions).not.toContain('products.create')
  })

  it('share no address, whatever the case it is written in, not even at the same moment', async () => {
    const register = (email: string) => anyone.post('/register', { name: 'Twin', email, password })
    const answers = await Promise.all([register('twin@example.com'), register('TWIN@example.com')])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
    const refused = answers.find(({ status }) => status === 422)
    expect(Object.keys(refused?.body.errors)).toEqual(['email'])
  })

  it.each([
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(256) }],
    ['email', { email: 'nobody' }],
    ['email', { email: `${'x'.repeat(250)}@example.com` }],
    ['email', { email: `${'x'.repeat(65)}@example.com` }],
    ['email', { email: 'amal@example-.com' }],
    ['password', { password: 'short' }],
    ['password', { password: 'x'.repeat(257) }],
    ['password', { password: 'password' }],
    ['password', { password: 'Password123' }],
    ['role', { role: 'admin' }],
  ])('are refused for a bad %s: %j', async (field, change) => {
    const { status, body } = await anyone.post('/register', {
      name: 'Amal',
      email: 'new@example.com',
      password,
      ...change,
    })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual([field])
  })

  it('are the same whether they register or a test makes them underneath', async () => {
    const rowsOf = async (id: number) => {
      const { rows } = await souk.owner.query(
        `SELECT to_jsonb(users) - 'id' - 'email' - 'created_at' - 'updated_at' AS account,
                array(SELECT role_id FROM user_roles WHERE user_id = users.id) AS roles,
                array(SELECT to_jsonb(tokens) - 'id' - 'user_id' - 'token_hash' - 'created_at' - 'last_used_at'
                      FROM personal_access_tokens AS tokens WHERE user_id = users.id) AS tokens
         FROM users WHERE id = $1`,
        [id],
      )
      const { password_hash: hash, ...account } = rows[0].account
      return { ...rows[0], account, hashedAs: hash.split('$').slice(0, 4), opens: await verifyPassword(password, hash) }
    }
    const [registered, made] = [await registeredUser(souk), await newUser(souk)]
    expect(await rowsOf(made.id)).toEqual(await rowsOf(registered.id))
    expect((await rowsOf(made.id)).opens).toBe(true)
  })

  it('sign in with any case of their address, and hear the same for a wrong password and an unknown address', async () => {
    const { email } = await newUser(souk)
    const right = await anyone.post('/login', { email: email.toUpperCase(), password, device_name: 'phone' })
    expect(right.status).toBe(200)
    expect(right.body.data.user.email).toBe(email)
    const [wrong, unknown] = await Promise.all([
      anyone.post('/login', { email, password: 'not the password' }),
      anyone.post('/login', { email: 'unknown@example.com', password }),
    ])
    expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid_credentials'])
    expect({ ...unknown.body, meta: undefined }).toEqual({ ...wrong.body, meta: undefined })
  })

  it('end one token by logging out, and no other', async () => {
    const user = await newUser(souk)
    const { body } = await anyone.post('/login', { email: user.email, password })
    expect((await user.post('/logout')).status).toBe(204)
    expect((await user.get('/me')).status).toBe(401)
    expect((await clientOf(souk, body.data.token).get('/me')).status).toBe(200)
  })

  it('keep neither a password nor a token in the clear', async () => {
    const { token } = await registeredUser(souk)
    const [, secret] = token.split('|') as [string, string]
    const { rows } = await souk.owner.query(
      'SELECT row_to_json(u)::text || row_to_json(t)::text AS stored FROM users u JOIN personal_access_tokens t ON t.user_id = u.id',
    )
    for (const { stored } of rows) {
      expect(stored).not.toContain(password)
      expect(stored).not.toContain(secret)
      expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    }
  })

  it('are refused with a token that is expired, cut, or given another number', async () => {
    const user = await newUser(souk)
    const expires_at = new Date(Date.now() + 60_000).toISOString()
    const { body } = await anyone.post('/login', { email: user.email, password, expires_at })
    const client = clientOf(souk, body.data.token)
    expect((await client.get('/me')).status).toBe(200)
    await souk.owner.query("UPDATE personal_access_tokens SET expires_at = now() - interval '1 second' WHERE id = $1", [
      Number(body.data.token.split('|')[0]),
    ])
    await eventually(async () => (await client.get('/me')).status === 401)
    for (const token of [user.token.slice(0, -1), `1${user.token}`, user.token.replace('souk_', 'kuos_')]) {
      expect((await clientOf(souk, token).get('/me')).status).toBe(401)
    }
  })

  it('may do with a token only what the token was made for', async () => {
    const merchant = await newUser(souk, 'merchant')
    const { body } = await anyone.post('/login', { email: merchant.email, password, abilities: ['products.*'] })
    const limited = clientOf(souk, body.data.token)
    expect((await limited.get('/products')).status).toBe(200)
    const refused = await limited.get('/orders')
    expect(refused.status).toBe(403)
    expect(refused.body.message).toContain("'orders.view'")
    const customer = await newUser(souk)
    const mighty = await anyone.post('/login', { email: customer.email, password, abilities: ['*'] })
    const attempt = await clientOf(souk, mighty.body.data.token).post('/products', {
      name: 'Mug',
      price: 1,
      quantity: 1,
    })
    expect(attempt.status).toBe(403)
  })

  it('change the account itself with a token for everything alone: whoever moved the address could take it over', async () => {
    const user = await newUser(souk)
    const { body } = await anyone.post('/login', { email: user.email, password, abilities: ['products.*', 'orders.*'] })
    const limited = clientOf(souk, body.data.token)
    expect(
      (await limited.call('PATCH', '/me', { email: 'thief@example.com', current_password: password })).status,
    ).toBe(403)
    expect((await limited.call('PUT', '/me/password', { nonsense: true })).status, 'before the body').toBe(403)
    expect((await limited.get('/me')).body.data.email).toBe(user.email)
  })
})
