import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newRole, newUser, password, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('explaining access', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  const explain = async (by: User | ReturnType<typeof clientOf>, permission: string, userId?: number) => {
    const about = userId === undefined ? '' : `&user_id=${userId}`
    return by.get(`/access/explain?permission=${permission}${about}`)
  }

  it('names the role and the ability that decided, or what is missing, and to an admin which roles have it', async () => {
    const customer = await newUser(souk)
    const allowed = (await explain(customer, 'orders.view')).body.data
    expect(allowed).toMatchObject({ user_id: customer.id, allowed: true, direct: null, token: { covers: true } })
    expect(allowed.roles).toEqual([{ name: 'customer', holds: 'orders.view' }])
    expect(allowed.reason).toBe("Allowed: the role 'customer' holds 'orders.view', and the token has the ability '*'.")
    const denied = (await explain(customer, 'products.create')).body.data
    expect(denied).toMatchObject({ allowed: false, roles: [], direct: null })
    const words =
      "Denied: None of the roles 'customer' holds 'products.create', and 'products.create' was not given directly."
    expect(denied.reason).toBe(words)
    const toAdmin = (await explain(admin, 'products.create', customer.id)).body.data
    expect(toAdmin.reason).toBe(`${words} Roles that hold it: 'admin', 'merchant'.`)
  })

  it('lists every permission with what it allows, by the token that asks or for anybody one may see', async () => {
    const customer = await newUser(souk)
    const allowedIn = (rows: { permission: string; allowed: boolean }[]) =>
      rows.flatMap(({ permission, allowed }) => (allowed ? [permission] : []))
    const { data, meta } = (await customer.get('/access?per_page=100')).body
    expect(meta.total).toBe((await admin.get('/permissions')).body.meta.total)
    expect(data[0]).toEqual({ permission: 'audit.view', description: expect.any(String), allowed: false })
    expect(allowedIn(data)).toEqual((await customer.get('/me')).body.data.permissions.sort())
    expect((await admin.get(`/access?per_page=100&user_id=${customer.id}`)).body.data).toEqual(data)
    const { body } = await clientOf(souk).post('/login', {
      email: customer.email,
      password,
      abilities: ['orders.view'],
    })
    const limited = clientOf(souk, body.data.token)
    expect(allowedIn((await limited.get('/access?per_page=100')).body.data)).toEqual(['orders.view'])
    expect((await customer.get(`/access?user_id=${admin.id}`)).status).toBe(403)
    expect((await admin.get('/access?user_id=987654321')).status).toBe(404)
  })

  it('distinguishes a missing ability from a missing permission', async () => {
    const { email } = await newUser(souk, 'merchant')
    const { body } = await clientOf(souk).post('/login', { email, password, abilities: ['orders.*'] })
    const limited = (await explain(clientOf(souk, body.data.token), 'products.create')).body.data
    expect(limited.allowed).toBe(false)
    expect(limited.reason).toBe(
      "Denied: the role 'merchant' holds 'products.create', but the token has only the abilities 'orders.*'.",
    )
  })

  it('names direct permissions and patterns, and says what the routes do', async () => {
    const user = await newUser(souk)
    const { name } = await newRole(admin, ['products.*'])
    await admin.call('PUT', `/users/${user.id}/roles`, { roles: [name] })
    await admin.call('PUT', `/users/${user.id}/permissions`, { permissions: ['products.create'] })
    const { data } = (await explain(admin, 'products.create', user.id)).body
    expect(data).toMatchObject({ allowed: true, roles: [{ name, holds: 'products.*' }], direct: 'products.create' })
    expect(data.token).toBeNull()
    const mug = { name: 'Mug', price: '1.00', quantity: 1 }
    for (const permission of ['products.create', 'orders.view', 'inbox.view']) {
      const { allowed } = (await explain(user, permission)).body.data
      const [method, path] =
        permission === 'products.create' ? ['POST', '/products'] : ['GET', `/${permission.split('.')[0]}`]
      const { status } = await user.call(method as string, path as string, method === 'POST' ? mug : undefined)
      expect(status === 403, permission).toBe(!allowed)
    }
  })

  it("is nobody's but one's own and an admin's, and knows only users and permissions that exist", async () => {
    const [one, other] = [await newUser(souk, 'merchant'), await newUser(souk)]
    expect((await explain(one, 'orders.view', other.id)).status).toBe(403)
    expect((await explain(one, 'orders.view', 987_654_321)).status).toBe(403)
    expect((await explain(one, 'orders.view', one.id)).status).toBe(200)
    expect((await explain(admin, 'orders.view', 987_654_321)).status).toBe(404)
    for (const query of ['', '?permission=orders', '?permission=orders.*', '?permission=orders.view&user_id=0']) {
      expect((await admin.get(`/access/explain${query}`)).status, query).toBe(422)
    }
  })
})
