import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { ensureAdmin } from '#modules/identity/accounts/index.ts'
import { withPlatform, withTenant } from '#platform/database/transactions.ts'
import { newProduct, newUser, password, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { spawnSouk } from '#test/process.ts'
import { recordAudit, withoutSecrets } from './record-audit.ts'
import { verifyChain } from './verify-chain.ts'

/** What PostgreSQL says to a statement for which there is no right. */
const refused = '42501'
const entryOf = (subjectId: number, ownerId?: number) => ({
  by: undefined,
  action: 'tests.act',
  subject: { type: 'tests', id: subjectId, ownerId },
})

describe('the audit log', () => {
  let souk: Souk
  let admin: User
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    ;[admin, merchant] = [await newUser(souk, 'admin'), await newUser(souk, 'merchant')]
  })

  const entries = async (query: string) => (await admin.get(`/audit?${query}`)).body.data
  const newest = async () => (await entries('per_page=1'))[0]
  const count = async () => (await admin.get('/audit')).body.meta.total

  it('says who gave whom which role, from where and with which token', async () => {
    const user = await newUser(souk)
    const { headers } = await admin.call('PUT', `/users/${user.id}/roles`, { roles: ['merchant'] })
    expect(await newest()).toMatchObject({
      actor_id: admin.id,
      token_id: Number(admin.token.split('|')[0]),
      ip: '127.0.0.1',
      request_id: headers.get('x-request-id'),
      action: 'users.set-roles',
      subject_type: 'users',
      subject_id: user.id,
      before: { roles: ['customer'] },
      after: { roles: ['merchant'] },
    })
  })

  it('gives one entry by its number', async () => {
    await newProduct(admin, { user_id: merchant.id })
    const entry = await newest()
    expect(await entries(`id=${entry.id}`)).toEqual([entry])
    expect(await entries('id=987654321')).toEqual([])
  })

  it('has an entry for every change of a role, a permission or a user, and none for what changed nothing', async () => {
    const user = await newUser(souk)
    const begun = await count()
    const { id } = (await admin.post('/roles', { name: randomUUID(), permissions: [] })).body.data
    await admin.call('PUT', `/roles/${id}`, { permissions: ['orders.*'] })
    await admin.call('DELETE', `/roles/${id}`)
    await admin.call('PUT', `/users/${user.id}/permissions`, { permissions: ['inbox.view'] })
    await admin.call('PUT', `/users/${user.id}/permissions`, { permissions: ['inbox.view'] })
    await admin.call('PUT', `/users/${user.id}/permissions`, { permissions: ['inbox.fly'] })
    await admin.call('PUT', '/roles/987654321', { permissions: [] })
    const written = (await entries('')).slice(0, (await count()) - begun)
    const actions = written.map(({ action }: { action: string }) => action)
    expect(actions).toEqual(['users.set-permissions', 'roles.delete', 'roles.update', 'roles.create'])
    expect(written[2]).toMatchObject({ before: { permissions: [] }, after: { permissions: ['orders.*'] } })
  })

  it("has an entry for each act of an admin on another tenant's row, with the row before and after", async () => {
    const mug = await newProduct(admin, { user_id: merchant.id, price: '19.90' })
    const about = { actor_id: admin.id, subject_type: 'products', subject_id: mug.id, subject_owner_id: merchant.id }
    expect(await newest()).toMatchObject({
      ...about,
      action: 'products.create',
      before: null,
      after: { price: '19.90' },
    })
    await admin.get(`/products/${mug.id}`)
    expect(await newest()).toMatchObject({ ...about, action: 'products.view', before: null, after: null })
    await admin.call('PATCH', `/products/${mug.id}`, { price: '20.00' })
    const changed = { before: { price: '19.90' }, after: { price: '20.00' } }
    expect(await newest()).toMatchObject({ ...about, action: 'products.update', ...changed })
    await admin.call('DELETE', `/products/${mug.id}`)
    expect(await newest()).toMatchObject({ ...about, action: 'products.delete', before: { deleted_at: null } })
    expect((await newest()).after.deleted_at).toEqual(expect.any(String))
    const cup = await newProduct(admin, { user_id: merchant.id })
    const items = [{ product_id: cup.id, quantity: 1 }]
    const order = (await admin.post('/orders', { user_id: merchant.id, items })).body.data
    expect(await newest()).toMatchObject({
      action: 'orders.create',
      subject_id: order.id,
      after: { status: 'pending' },
    })
    await admin.call('PUT', `/orders/${order.id}/status`, { status: 'paid' })
    const paid = { before: { status: 'pending' }, after: { status: 'paid' } }
    expect(await newest()).toMatchObject({ action: 'orders.manage or orders.fulfill', subject_id: order.id, ...paid })
  })

  it('has one entry for what was asked for twice and done once', async () => {
    const begun = await count()
    const mug = { name: 'Mug', price: '1.00', quantity: 1, user_id: merchant.id }
    const create = () => admin.post('/products', mug, { 'idempotency-key': 'once' })
    const [{ body }, again] = [await create(), await create()]
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await count()).toBe(begun + 1)
    expect(await newest()).toMatchObject({ action: 'products.create', subject_id: body.data.id })
  })

  it('has one entry for a list, whether of one tenant or of all', async () => {
    await newProduct(merchant)
    const begun = await count()
    await admin.get('/products')
    expect(await newest()).toMatchObject({ action: 'products.view', subject_id: null, subject_owner_id: null })
    await admin.get(`/orders?user_id=${merchant.id}`)
    expect(await newest()).toMatchObject({ action: 'orders.view', subject_id: null, subject_owner_id: merchant.id })
    await admin.get('/users')
    expect(await count()).toBe(begun + 3)
  })

  it("has none for one's own rows, for what was refused, and for what was not there", async () => {
    const own = await newProduct(admin)
    const theirs = await newProduct(merchant)
    const begun = await count()
    await admin.get(`/products/${own.id}`)
    await admin.call('PATCH', `/products/${own.id}`, { price: '2.00' })
    await admin.get(`/products?user_id=${admin.id}`)
    await admin.get('/products/987654321')
    await admin.call('PATCH', `/products/${theirs.id}`, { price: 'free' })
    await merchant.get('/products')
    await merchant.call('PATCH', `/products/${theirs.id}`, { price: '3.00' })
    await merchant.get('/users')
    await admin.get(`/users/${admin.id}`)
    expect(await count()).toBe(begun)
  })

  it('names no actor where the system itself made an admin, and writes no password', async () => {
    await ensureAdmin(souk.dependencies.database, { email: merchant.email, password })
    expect(await newest()).toMatchObject({
      actor_id: null,
      action: 'users.set-roles',
      subject_id: merchant.id,
      before: { roles: ['merchant'] },
      after: { roles: ['admin', 'merchant'] },
    })
    const begun = await count()
    await ensureAdmin(souk.dependencies.database, { email: merchant.email, password })
    expect(await count()).toBe(begun)
    merchant = await newUser(souk, 'merchant')
  })

  it('is found by actor, action, subject and time, in pages', async () => {
    const user = await newUser(souk)
    await admin.call('PUT', `/users/${user.id}/roles`, { roles: ['merchant'] })
    const { id, at } = await newest()
    const query = `actor_id=${admin.id}&action=users.set-roles&subject_type=users&subject_id=${user.id}`
    expect(await entries(`${query}&subject_owner_id=${user.id}&from=${at.slice(0, 19)}Z`)).toMatchObject([{ id }])
    expect(await entries(`${query}&until=2020-01-01T00:00:00Z`)).toEqual([])
    expect(await entries(`actor_id=${user.id}`)).toEqual([])
    const { body } = await admin.get('/audit?per_page=2&page=2&sort=id')
    expect(body.data.map((entry: { id: number }) => entry.id)).toEqual([3, 4])
    expect(body.meta).toMatchObject({ page: 2, per_page: 2 })
    for (const bad of ['from=yesterday', 'actor_id=x', 'sort=hash', 'colour=red']) {
      expect((await admin.get(`/audit?${bad}`)).status, bad).toBe(422)
    }
  })

  it('never holds what is named like a secret, however deep', async () => {
    const secret = 'hunter2-hunter2'
    const hidden = { password: secret, deep: [{ api_token: secret, password_hash: secret, name: 'kept' }] }
    await withPlatform(souk.dependencies.database, (tx) => recordAudit(tx, { ...entryOf(1), after: hidden }))
    const { rows } = await souk.owner.query('SELECT string_agg(audit_entries::text, $1) AS log FROM audit_entries', [
      ' ',
    ])
    for (const text of [secret, admin.token.split('|')[1], '$argon2id$']) expect(rows[0].log).not.toContain(text)
    expect(withoutSecrets(hidden)).toEqual({
      password: '[removed]',
      deep: [{ api_token: '[removed]', password_hash: '[removed]', name: 'kept' }],
    })
  })

  it('is added to and read, but never changed, by the platform role and even by the owner', async () => {
    const application = new Client({ connectionString: souk.dependencies.applicationUrl })
    await application.connect()
    const asPlatform = async (statement: string) => {
      await application.query('BEGIN')
      await application.query(`SET LOCAL ROLE "${souk.dependencies.database.platformRole}"`)
      return application.query(statement).finally(() => application.query('ROLLBACK'))
    }
    for (const statement of [
      "UPDATE audit_entries SET action = 'x'",
      'DELETE FROM audit_entries',
      'TRUNCATE audit_entries',
    ]) {
      await expect(asPlatform(statement), statement).rejects.toMatchObject({ code: refused })
      await expect(souk.owner.query(statement), statement).rejects.toMatchObject({ code: refused })
    }
    expect((await asPlatform('SELECT FROM audit_entries')).rowCount).toBeGreaterThan(0)
    await application.end()
  })

  it('takes entries from a tenant scope about that tenant alone, and shows it none', async () => {
    const { database } = souk.dependencies
    const write = (ownerId?: number) => withTenant(database, merchant.id, (tx) => recordAudit(tx, entryOf(1, ownerId)))
    await expect(write(merchant.id)).resolves.toBeUndefined()
    await expect(write(admin.id)).rejects.toMatchObject({ code: refused })
    await expect(write()).rejects.toMatchObject({ code: refused })
    const read = withTenant(database, merchant.id, (tx) => tx.selectFrom('audit_entries').selectAll().execute())
    await expect(read).rejects.toMatchObject({ code: refused })
  })

  it('goes with its act: what is rolled back leaves no entry and no gap', async () => {
    const { database } = souk.dependencies
    const begun = await count()
    const failing = withPlatform(database, async (tx) => {
      await recordAudit(tx, entryOf(1))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await count()).toBe(begun)
    expect(await verifyChain(database)).toMatchObject({ intact: true, head: { id: begun } })
  })

  it('stays one chain under many writers at once', async () => {
    const { database } = souk.dependencies
    const begun = await count()
    await Promise.all(
      Array.from({ length: 40 }, (_, writer) =>
        writer % 2 === 0
          ? withPlatform(database, (tx) => recordAudit(tx, entryOf(writer)))
          : withTenant(database, merchant.id, (tx) => recordAudit(tx, entryOf(writer, merchant.id))),
      ),
    )
    expect(await verifyChain(database)).toMatchObject({ intact: true, head: { id: begun + 40 } })
  })

  it('has the order of the commits, and holds up no work that writes no entry', async () => {
    const { database } = souk.dependencies
    const begun = await count()
    const [written, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = withPlatform(database, async (tx) => {
      await recordAudit(tx, entryOf(1))
      written.resolve()
      await mayCommit.promise
    })
    await written.promise
    const second = withPlatform(database, (tx) => recordAudit(tx, entryOf(2)))
    const { id } = await newProduct(merchant)
    expect((await merchant.call('PATCH', `/products/${id}`, { price: '7.00' })).status).toBe(200)
    expect(await count()).toBe(begun)
    mayCommit.resolve()
    await Promise.all([first, second])
    const subjects = (await entries('')).slice(0, 2).map((entry: { subject_id: number }) => entry.subject_id)
    expect(subjects).toEqual([2, 1])
  })
})

describe('the chain of the audit log', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
    const admin = await newUser(souk, 'admin')
    for (let turn = 0; turn < 5; turn += 1) await admin.get('/products')
  })

  /** What somebody with the owner's rights could do behind the database's back. */
  async function tampered<T>(statement: string, look: () => Promise<T>): Promise<T> {
    await souk.owner.query('CREATE TABLE kept AS SELECT * FROM audit_entries')
    await souk.owner.query('ALTER TABLE audit_entries DISABLE TRIGGER USER')
    try {
      await souk.owner.query(statement)
      return await look()
    } finally {
      await souk.owner.query('DELETE FROM audit_entries')
      await souk.owner.query('INSERT INTO audit_entries SELECT * FROM kept')
      await souk.owner.query('ALTER TABLE audit_entries ENABLE TRIGGER USER')
      await souk.owner.query('DROP TABLE kept')
    }
  }

  it.each([
    ['UPDATE audit_entries SET actor_id = 7 WHERE id = 3', 3],
    ["UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE id = 1", 1],
    [`UPDATE audit_entries SET after = '{"price": "1.00"}' WHERE id = 5`, 5],
    ['DELETE FROM audit_entries WHERE id = 2', 2],
    ['DELETE FROM audit_entries WHERE id = 1', 1],
    [
      `UPDATE audit_entries SET action = 'x' WHERE id = 2;
       UPDATE audit_entries SET hash = sha256(previous_hash || convert_to(audit_content(audit_entries), 'UTF8')) WHERE id = 2`,
      3,
    ],
  ])('names the first entry that is not as it was written: %s', async (statement, brokenAt) => {
    const report = await tampered(statement, () => verifyChain(souk.dependencies.database))
    expect(report).toMatchObject({ intact: false, brokenAt })
    expect(await verifyChain(souk.dependencies.database)).toMatchObject({ intact: true, head: { id: 5 } })
  })

  it('is verified by a command, which also misses an end that was cut off once it knows of it', async () => {
    const { databaseUrl, mailServer } = souk
    const environment = { DATABASE_URL: databaseUrl, REDIS_URL: inject('redisUrl'), SMTP_URL: mailServer.url }
    const verify = async (...known: string[]) => {
      const command = await spawnSouk(environment, [process.execPath, 'src/cli.ts', 'audit:verify', ...known])
      return { exitCode: await command.ended, output: command.output() }
    }
    const intact = await verify()
    expect(intact.output).toMatch(/^The audit log is intact: 5 entries\. Its end is 5:[0-9a-f]{64}\n$/)
    const [end = ''] = /5:[0-9a-f]{64}/.exec(intact.output) ?? []
    const cut = await tampered('DELETE FROM audit_entries WHERE id > 3', () => verify(end))
    expect(cut).toEqual({ exitCode: 1, output: 'The audit log is broken at entry 4: the entry is missing.\n' })
  }, 90_000)
})
