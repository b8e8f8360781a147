import { beforeAll, describe, expect, inject, it } from 'vitest'
import { clientOf, newRole, newUser, password, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { spawnSouk, untilReady } from '#test/process.ts'

const mug = { name: 'Mug', price: '1.00', quantity: 1 }

describe('users, as an operator manages them', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  const setRoles = (by: Pick<User, 'call'>, { id }: { id: number }, roles: string[]) =>
    by.call('PUT', `/users/${id}/roles`, { roles })
  const setPermissions = (by: Pick<User, 'call'>, { id }: { id: number }, permissions: string[]) =>
    by.call('PUT', `/users/${id}/permissions`, { permissions })

  it('are listed, searched, filtered by role and shown', async () => {
    const merchant = await newUser(souk, 'merchant')
    const shown = (await admin.get(`/users/${merchant.id}`)).body.data
    expect(shown).toEqual({
      id: merchant.id,
      name: 'Test User',
      email: merchant.email,
      roles: ['merchant'],
      direct_permissions: [],
      created_at: expect.any(String),
      suspended_at: null,
      suspension_reason: null,
    })
    const search = (await admin.get(`/users?search=${merchant.email}&role=merchant`)).body
    expect(search.data).toEqual([shown])
    expect(search.meta).toMatchObject({ page: 1, per_page: 20, total: 1, last_page: 1 })
    expect((await admin.get(`/users?search=${merchant.email}&role=customer`)).body.data).toEqual([])
    expect((await admin.get('/users/987654321')).status).toBe(404)
  })

  it('show who is suspended and why, and are filtered by it', async () => {
    const user = await newUser(souk)
    const found = async (suspended: boolean) =>
      (await admin.get(`/users?search=${user.email}&suspended=${suspended}`)).body.data
    expect(await found(true)).toEqual([])
    const { suspended_at } = (await admin.call('PUT', `/users/${user.id}/suspension`, { reason: 'Unpaid' })).body.data
    expect(await found(true)).toMatchObject([{ id: user.id, suspended_at, suspension_reason: 'Unpaid' }])
    expect(await found(false)).toEqual([])
  })

  it('get roles that hold with their next request, and lose them as fast', async () => {
    const user = await newUser(souk)
    expect((await user.post('/products', mug)).status).toBe(403)
    expect((await setRoles(admin, user, ['merchant', 'customer'])).body.data.roles).toEqual(['customer', 'merchant'])
    expect((await user.post('/products', mug)).status).toBe(201)
    expect((await setRoles(admin, user, [])).body.data.roles).toEqual([])
    expect((await user.get('/products')).status).toBe(403)
    expect((await setRoles(admin, user, ['nobody', 'customer', 'nothing'])).body.errors).toEqual({
      'roles.0': ["There is no role 'nobody'."],
      'roles.2': ["There is no role 'nothing'."],
    })
    expect((await setRoles(admin, { id: 987_654_321 }, ['customer'])).status).toBe(404)
  })

  it('hold direct permissions besides their roles, and see the union with its patterns expanded', async () => {
    const user = await newUser(souk)
    const changed = await setPermissions(admin, user, ['products.*', 'products.*'])
    expect(changed.body.data.direct_permissions).toEqual(['products.*'])
    expect((await user.post('/products', mug)).status).toBe(201)
    const { permissions } = (await user.get('/me')).body.data
    expect(permissions).toEqual(expect.arrayContaining(['products.delete', 'products.view', 'orders.create']))
    expect(permissions.filter((name: string) => name.includes('*'))).toEqual([])
    await setPermissions(admin, user, [])
    expect((await user.post('/products', mug)).status).toBe(403)
    expect((await user.get('/products')).status).toBe(200)
  })

  it('cross tenants by no pattern but the star', async () => {
    const other = await newUser(souk)
    const user = await newUser(souk)
    expect((await setPermissions(admin, user, ['tenants.*'])).status).toBe(422)
    expect((await user.get(`/products?user_id=${other.id}`)).status).toBe(403)
    for (const permissions of [['tenants.any'], ['*']]) {
      expect((await setPermissions(admin, user, permissions)).status).toBe(200)
      expect((await user.get(`/products?user_id=${other.id}`)).status).toBe(200)
    }
  })

  it('change on every process with the next request', async () => {
    const { databaseUrl, mailServer } = souk
    const other = await spawnSouk(
      {
        DATABASE_URL: databaseUrl,
        REDIS_URL: inject('redisUrl'),
        REDIS_PREFIX: souk.config.redisPrefix,
        SMTP_URL: mailServer.url,
      },
      [process.execPath, 'src/main.ts', 'api'],
    )
    try {
      await untilReady(other)
      const user = await newUser(souk)
      const [here, there] = [user, clientOf(other, user.token)]
      for (const [roles, status] of [
        [['merchant'], 201],
        [['customer'], 403],
        [['merchant'], 201],
      ] as const) {
        await setRoles(admin, user, [...roles])
        for (const client of [here, there]) expect((await client.post('/products', mug)).status).toBe(status)
      }
    } finally {
      other.child.kill('SIGTERM')
      await other.ended
    }
  })

  describe('who may manage users but not roles', () => {
    /** A customer who also manages users. */
    async function helper(): Promise<User> {
      const [user, { name }] = [await newUser(souk), await newRole(admin, ['users.manage', 'users.view'])]
      expect((await setRoles(admin, user, ['customer', name])).status).toBe(200)
      return user
    }

    it('gives what they hold', async () => {
      const [by, user] = [await helper(), await newUser(souk)]
      expect((await setRoles(by, user, [])).status).toBe(200)
      expect((await setRoles(by, user, ['customer'])).status).toBe(200)
      expect((await setPermissions(by, user, ['orders.view'])).status).toBe(200)
    })

    it('makes nobody admin, themselves least of all, by no role, name or pattern', async () => {
      const by = await helper()
      const { name: stars } = await newRole(admin, ['*'])
      for (const target of [by, await newUser(souk)]) {
        for (const role of ['admin', 'merchant', stars]) {
          const refused = await setRoles(by, target, ['customer', role])
          expect([refused.status, refused.body.code], role).toEqual([403, 'forbidden'])
        }
        for (const permission of ['*', 'tenants.any', 'roles.manage', 'users.*', 'products.*', 'products.create']) {
          expect((await setPermissions(by, target, [permission])).status, permission).toBe(403)
        }
      }
      expect((await by.get('/roles')).status).toBe(403)
    })

    it('takes nothing away that they do not hold', async () => {
      const [by, user] = [await helper(), await newUser(souk, 'merchant')]
      await setPermissions(admin, user, ['inbox.view'])
      expect((await setRoles(by, user, [])).status).toBe(403)
      expect((await setPermissions(by, user, [])).status).toBe(403)
    })

    it('gives no more with a token than the token was made for', async () => {
      const user = await newUser(souk)
      const { email } = admin
      const { body } = await clientOf(souk).post('/login', { email, password, abilities: ['users.*', 'orders.view'] })
      const limited = clientOf(souk, body.data.token)
      expect((await setPermissions(limited, user, ['orders.view'])).status).toBe(200)
      expect((await setPermissions(limited, user, ['tenants.any', 'orders.view'])).status).toBe(403)
      expect((await setRoles(limited, user, ['admin'])).status).toBe(403)
    })
  })
})

describe('the last admin', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  const demote = (by: User, { id }: User) => by.call('PUT', `/users/${id}/roles`, { roles: ['customer'] })
  const promote = (by: User, { id }: User) => by.call('PUT', `/users/${id}/roles`, { roles: ['admin'] })

  it('is not demoted, not even when two admins demote each other at the same moment', async () => {
    let admin = await newUser(souk, 'admin')
    const alone = await demote(admin, admin)
    expect([alone.status, alone.body.code]).toEqual([409, 'conflict'])
    for (let round = 0; round < 4; round += 1) {
      const other = await newUser(souk)
      expect((await promote(admin, other)).status).toBe(200)
      const answers = await Promise.all([demote(admin, other), demote(other, admin)])
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status === 200)).toHaveLength(1)
      // Who lost the race was demoted before their request was looked at (403), or while it waited (409).
      expect(statuses.filter((status) => status === 409 || status === 403)).toHaveLength(1)
      admin = statuses[0] === 200 ? admin : other
      const admins = (await admin.get('/users?role=admin')).body.data.map(({ id }: { id: number }) => id)
      expect(admins).toEqual([admin.id])
    }
  })

  it('is kept by a change that began before the other admin went', async () => {
    await souk.owner.query("DELETE FROM user_roles USING roles WHERE roles.id = role_id AND name = 'admin'")
    const [one, other] = [await newUser(souk, 'admin'), await newUser(souk, 'admin')]
    // Both requests are held at the lock until each has been let in by its route.
    await souk.owner.query("SELECT pg_advisory_lock(hashtextextended('souk.access', 0))")
    const pending = Promise.all([demote(one, other), demote(other, one)])
    await waitingForLock(2)
    await souk.owner.query("SELECT pg_advisory_unlock(hashtextextended('souk.access', 0))")
    const statuses = (await pending).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 409])
  })

  async function waitingForLock(count: number): Promise<void> {
    await eventually(async () => {
      const { rows } = await souk.owner.query(
        `SELECT count(*)::int AS waiting FROM pg_locks
         WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      )
      return rows[0].waiting === count
    })
  }
})
