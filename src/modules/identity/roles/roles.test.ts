import { beforeAll, describe, expect, it } from 'vitest'
import { newRole, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('roles', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
  })

  const roleNamed = async (name: string) =>
    (await admin.get('/roles?per_page=100')).body.data.find((role: { name: string }) => role.name === name)

  it('are made, listed, changed and deleted by an admin', async () => {
    const name = 'Catalogue editor'
    const created = await admin.post('/roles', { name, permissions: ['products.*', 'orders.view', 'orders.view'] })
    expect(created.status).toBe(201)
    const { data } = created.body
    expect(created.headers.get('location')).toBe(`/api/v1/roles/${data.id}`)
    expect(data).toMatchObject({ name, permissions: ['orders.view', 'products.*'], seeded: false })
    expect(await roleNamed(name)).toEqual(data)
    const renamed = await admin.call('PUT', `/roles/${data.id}`, { name: 'Editor', permissions: ['products.view'] })
    expect(renamed.body.data).toEqual({ ...data, name: 'Editor', permissions: ['products.view'] })
    expect((await admin.call('PUT', `/roles/${data.id}`, { permissions: [] })).body.data.name).toBe('Editor')
    expect((await admin.call('DELETE', `/roles/${data.id}`)).status).toBe(204)
    expect((await admin.call('DELETE', `/roles/${data.id}`)).status).toBe(404)
    expect((await admin.call('PUT', `/roles/${data.id}`, { name: 'Editor' })).status).toBe(404)
  })

  it('that came with Souk keep their names and stay', async () => {
    for (const name of ['admin', 'merchant', 'customer']) {
      const { id } = await roleNamed(name)
      const renamed = await admin.call('PUT', `/roles/${id}`, { name: `former ${name}` })
      const deleted = await admin.call('DELETE', `/roles/${id}`)
      for (const { status, body } of [renamed, deleted]) expect([status, body.code]).toEqual([409, 'conflict'])
      expect((await roleNamed(name)).id).toBe(id)
    }
  })

  it('leave the admin what it takes to repair roles', async () => {
    const { id, permissions } = await roleNamed('admin')
    for (const kept of ['roles.view', 'roles.manage', 'users.view', 'users.manage']) {
      const without = permissions.filter((name: string) => name !== kept)
      expect((await admin.call('PUT', `/roles/${id}`, { permissions: without })).status, kept).toBe(409)
    }
    expect((await roleNamed('admin')).permissions).toEqual(permissions)
    const wider = await admin.call('PUT', `/roles/${id}`, { permissions: ['*'] })
    expect(wider.body.data.permissions).toEqual(['*'])
    expect((await admin.get('/products')).status).toBe(200)
    expect((await admin.call('PUT', `/roles/${id}`, { permissions })).status).toBe(200)
  })

  it('in use are not deleted', async () => {
    const { id, name } = await newRole(admin)
    const user = await newUser(souk)
    await admin.call('PUT', `/users/${user.id}/roles`, { roles: [name] })
    const refused = await admin.call('DELETE', `/roles/${id}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
    await admin.call('PUT', `/users/${user.id}/roles`, { roles: ['customer'] })
    expect((await admin.call('DELETE', `/roles/${id}`)).status).toBe(204)
  })

  it.each([
    ['name', { name: '  ' }],
    ['name', { name: 'x'.repeat(256) }],
    ['name', { name: 'ADMIN' }],
    ['permissions', { permissions: 'products.view' }],
    ['permissions.0', { permissions: ['products.fly'] }],
    ['permissions.1', { permissions: ['products.view', 'tenants.*'] }],
    ['permissions.0', { permissions: ['products.v*'] }],
    ['permissions.0', { permissions: [7] }],
    ['seeded', { seeded: true }],
  ])('are refused for a bad %s: %j', async (field, change) => {
    const { status, body } = await admin.post('/roles', { name: 'New', permissions: ['products.view'], ...change })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual([field])
    const { id } = await newRole(admin)
    expect((await admin.call('PUT', `/roles/${id}`, change)).status).toBe(422)
  })

  it('have different names, also when two are made at the same moment', async () => {
    const make = (name: string) => admin.post('/roles', { name, permissions: [] })
    const answers = await Promise.all([make('Twin'), make('twin')])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422])
  })

  it('hold permissions that are listed with what they mean', async () => {
    const { body } = await admin.get('/permissions?per_page=100')
    expect(body.data).toContainEqual({ id: expect.any(Number), name: 'roles.manage', description: expect.any(String) })
    expect(body.meta.total).toBe(body.data.length)
  })
})
