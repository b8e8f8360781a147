import { beforeAll, describe, expect, it } from 'vitest'
import { ensureAdmin } from '#modules/identity/accounts/index.ts'
import { clientOf } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { closeDemo, demoPassword, demoShops, openDemo } from './index.ts'

const [admin, merchant, customer] = demoShops.map(({ email }) => email) as [string, string, string]
const chosen = 'chosen by the operator'

describe('outside of the demo', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
    await openDemo(souk.dependencies)
  })

  const login = (email: string, password = demoPassword) => clientOf(souk).post('/login', { email, password })
  const close = (named?: { email: string; password: string }) => closeDemo(souk.dependencies.database, named)
  const open = () => openDemo(souk.dependencies)

  async function signedIn(email: string, password?: string) {
    const { status, body } = await login(email, password)
    expect(status, email).toBe(200)
    return clientOf(souk, body.data.token)
  }

  it('no account of it signs in, the only admin included, and no token works; back in it they sign in again', async () => {
    const clients = await Promise.all(demoShops.map(({ email }) => signedIn(email)))
    for (const start of ['first', 'second']) {
      expect(await close(), start).toEqual([admin, merchant, customer])
      for (const client of clients) expect((await client.get('/me')).status).toBe(401)
      for (const { email } of demoShops) expect((await login(email)).body.code).toBe('account_suspended')
    }
    expect((await open()).map(({ email }) => email)).toEqual([admin, merchant, customer])
    for (const client of clients) expect((await client.get('/me')).status).toBe(401)
    for (const { email } of demoShops) await signedIn(email)
    const { rows } = await souk.owner.query(
      "SELECT count(*)::int FROM audit_entries WHERE action IN ('users.suspend', 'users.reinstate')",
    )
    expect(rows[0].count).toBe(6)
  })

  it('one with another password is still of the demo, and so is one with another name; one with both is its owner’s', async () => {
    const client = await signedIn(merchant)
    await client.call('PUT', '/me/password', { current_password: demoPassword, password: chosen })
    expect(await close()).toContain(merchant)
    expect((await client.get('/me')).status).toBe(401)
    await open()
    const shopkeeper = await signedIn(customer)
    expect((await shopkeeper.call('PATCH', '/me', { name: 'Somebody' })).status).toBe(200)
    expect(await close()).toContain(customer)
    await open()
    const owner = await signedIn(merchant, chosen)
    await owner.call('PATCH', '/me', { name: 'Somebody Else' })
    expect(await close()).toEqual([admin, customer])
    expect((await owner.get('/me')).status).toBe(200)
    await open()
  })

  it('whom an operator has suspended stays so, in the demo and out of it', async () => {
    const operator = await signedIn(admin)
    const { id } = (await (await signedIn(customer)).get('/me')).body.data
    await operator.call('PUT', `/users/${id}/suspension`, { reason: 'Fraud' })
    await close()
    await open()
    expect((await login(customer)).body.code).toBe('account_suspended')
  })

  it('who names an address of it as the admin’s gets the account, with a password of their own', async () => {
    const stolen = await signedIn(admin)
    const named = { email: admin, password: chosen }
    const { database } = souk.dependencies
    expect(await close(named)).toContain(admin)
    await ensureAdmin(database, named, { reclaim: true })
    expect((await stolen.get('/me')).status).toBe(401)
    expect((await login(admin)).status).toBe(401)
    const operator = await signedIn(admin, chosen)
    expect((await operator.get('/me')).body.data.roles).toEqual(['admin'])
    expect(await close(named)).not.toContain(admin)
    expect(await close()).not.toContain(admin)
    expect((await operator.get('/me')).status).toBe(200)
  })
})
