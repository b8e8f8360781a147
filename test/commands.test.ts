import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokenCommand } from '#modules/identity/accounts/index.ts'
import { exportAuditLog } from '#modules/identity/audit/index.ts'
import { reinstateUserCommand, suspendUserCommand } from '#modules/identity/suspensions/index.ts'
import { createUserCommand, setRolesCommand } from '#modules/identity/users/index.ts'
import { reconcileStock } from '#modules/inventory/stock/index.ts'
import { pauseMonitoring, resumeMonitoring } from '#modules/operations/monitoring/index.ts'
import { showQueues } from '#modules/operations/queues/index.ts'
import { seedCommand } from '#modules/operations/seed/index.ts'
import { clientOf, newUser, password } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { runCommand } from './run-command.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk()
})

const signIn = async (email: string, secret: string) =>
  (await clientOf(souk).post('/login', { email, password: secret })).status

describe('users, by command', () => {
  it('are made, given roles, suspended and let in again, and the audit log says so of each', async () => {
    const { dependencies } = souk
    const email = `${randomUUID()}@example.com`
    const made = await runCommand(createUserCommand, dependencies, email, '--name', 'Nur')
    const user = made.result as { id: number; password: string; roles: string[] }
    expect(user).toMatchObject({ name: 'Nur', email, roles: ['merchant'] })
    expect(made.said[1]).toContain(user.password)
    expect(await signIn(email, user.password)).toBe(200)
    await expect(runCommand(createUserCommand, dependencies, email)).rejects.toMatchObject({ statusCode: 422 })
    const roles = await runCommand(setRolesCommand, dependencies, String(user.id), 'customer,admin')
    expect(roles.result).toMatchObject({ roles: ['admin', 'customer'] })
    await expect(runCommand(setRolesCommand, dependencies, email, 'king')).rejects.toMatchObject({ statusCode: 422 })

    // Somebody has to be left who may do everything.
    await expect(runCommand(suspendUserCommand, dependencies, email)).rejects.toThrow('last admin')
    await runCommand(setRolesCommand, dependencies, (await newUser(souk)).email, 'admin')
    await runCommand(suspendUserCommand, dependencies, email, '--reason', 'left')
    expect(await signIn(email, user.password)).toBe(401)
    await runCommand(reinstateUserCommand, dependencies, email)
    expect(await signIn(email, user.password)).toBe(200)
    const { rows } = await souk.owner.query(
      'SELECT action, actor_id FROM audit_entries WHERE subject_id = $1 ORDER BY id',
      [user.id],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'users.create',
      'users.set-roles',
      'users.set-roles',
      'users.suspend',
      'users.reinstate',
    ])
    expect(rows.every(({ actor_id }) => actor_id === null)).toBe(true)
    await expect(runCommand(suspendUserCommand, dependencies, 'nobody@example.com')).rejects.toThrow('There is no user')
  })

  it('get a token that does what it was made for, and no more', async () => {
    const user = await newUser(souk)
    const args = [user.email, '--abilities', 'products.view', '--days', '2']
    const { result, said } = await runCommand(createTokenCommand, souk.dependencies, ...args)
    const { token, expires_at } = result as { token: string; expires_at: string }
    expect(said).toEqual([token])
    expect(Date.parse(expires_at) - Date.now()).toBeLessThanOrEqual(2 * 24 * 60 * 60 * 1000)
    expect((await clientOf(souk, token).get('/products')).status).toBe(200)
    expect((await clientOf(souk, token).get('/orders')).status).toBe(403)
    for (const wrong of [
      ['--abilities', 'everything'],
      ['--days', '0'],
    ])
      await expect(runCommand(createTokenCommand, souk.dependencies, user.email, ...wrong)).rejects.toThrow(wrong[0])
    await runCommand(suspendUserCommand, souk.dependencies, user.email)
    await expect(runCommand(createTokenCommand, souk.dependencies, user.email)).rejects.toMatchObject({
      statusCode: 401,
    })
  })
})

describe('a seeded system', () => {
  it('is asked for twice where this is no demo', async () => {
    const at = { ...souk.dependencies, config: { demo: false } }
    await expect(runCommand(seedCommand, at)).rejects.toThrow('say --yes')
  })

  it('has shops whose stock, numbers and figures agree, and sends no mail', async () => {
    const at = { ...souk.dependencies, config: souk.config }
    const mails = souk.mailServer.received.length
    const args = ['--yes', '--shops', '3', '--products', '12', '--orders', '40']
    const { result } = await runCommand(seedCommand, at, ...args)
    const { first, password: secret, rows } = result as { first: string; password: string; rows: number }
    expect(rows).toBe(3 * (3 * 12 + 3 * 40))
    expect(secret).not.toBe(password)
    const signedIn = await clientOf(souk).post('/login', { email: first, password: secret })
    const shop = clientOf(souk, signedIn.body.data.token)
    expect((await shop.get('/products')).body.meta.total).toBe(12)
    const { slug } = (await shop.get('/shop')).body.data
    const shown = (await clientOf(souk).get(`/shops/${slug}/listings`)).body
    expect(shown.meta.total).toBe(12)
    expect(shown.data[0].availability).toMatch(/^(in_stock|low_stock|sold_out)$/)
    const orders = (await shop.get('/orders?per_page=100')).body
    expect(orders.meta.total).toBe(40)
    expect(new Set(orders.data.map(({ number }: { number: number }) => number)).size).toBe(40)
    expect((await runCommand(reconcileStock, souk.dependencies)).done).toBe(true)
    const { rows: counted } = await souk.owner.query(
      `SELECT last_number, delivered, refunded FROM order_counters WHERE user_id = $1`,
      [signedIn.body.data.user.id],
    )
    expect(counted).toEqual([{ last_number: 40, delivered: 36, refunded: 4 }])
    // The next order goes on where these end.
    const [product] = (await shop.get('/products?in_stock=true')).body.data
    const placed = await shop.post('/orders', { items: [{ product_id: product.id, quantity: 1 }] })
    expect(placed.body.data.number).toBe(41)
    await eventually(() => souk.mailServer.received.length > mails)
    expect(souk.mailServer.received.length).toBe(mails + 1)
  })
})

it('the queues are shown, and the recording pauses', async () => {
  const { result, said } = await runCommand(showQueues, souk.dependencies)
  expect(said[0]).toMatch(/^QUEUE +WAITING +QUEUED +FAILED +OLDEST +NEXT ATTEMPT$/)
  expect(result).toMatchObject([{ failed: 0 }])
  const paused = async () =>
    (await souk.owner.query('SELECT paused_at FROM monitoring_state')).rows[0].paused_at !== null
  await runCommand(pauseMonitoring, souk.dependencies)
  expect(await paused()).toBe(true)
  await runCommand(resumeMonitoring, souk.dependencies)
  expect(await paused()).toBe(false)
})

it('the audit log is written out whole, in its order, from where one was', async () => {
  const lines: string[] = []
  const at = { ...souk.dependencies, write: (line: string) => void lines.push(line) }
  await runCommand(exportAuditLog, at)
  const entries = lines.map((line) => JSON.parse(line))
  expect(entries.map(({ id }) => id)).toEqual(entries.map((_, index) => index + 1))
  for (const [index, { previous_hash }] of entries.slice(1).entries()) expect(previous_hash).toBe(entries[index].hash)
  lines.length = 0
  await runCommand(exportAuditLog, at, '--after', String(entries.length - 1))
  expect(lines.map((line) => JSON.parse(line))).toEqual([entries.at(-1)])
})
