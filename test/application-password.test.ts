import { createHmac, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { newProduct, newUser } from './client.ts'
import { eventually, startSouk } from './harness.ts'

const secret = 'only the owner knows'

describe("the password of the application's role", () => {
  let superuser: Client
  let hba: string

  beforeAll(async () => {
    superuser = new Client({ connectionString: inject('postgresUrl') })
    await superuser.connect()
    hba = (await superuser.query('SHOW hba_file')).rows[0].hba_file
  })
  beforeEach(() => {
    delete process.env.PGPASSWORD
    delete process.env.PGPASSFILE
  })
  afterAll(() => superuser.end())

  /** A database whose owner is no superuser; `url` has no password. */
  async function newOwner(): Promise<{ name: string; tenant: string; url: URL }> {
    const name = `owner_${randomUUID().slice(0, 8)}`
    await superuser.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD '${secret}'`)
    await superuser.query(`CREATE DATABASE ${name} OWNER ${name}`)
    const url = new URL(inject('postgresUrl'))
    Object.assign(url, { username: name, password: '', pathname: name })
    return { name, tenant: `souk_${name}_tenant`, url }
  }

  /** PostgreSQL asks these roles for no password, as long as the file is not read again without the line. */
  async function trust(...roles: string[]): Promise<() => Promise<void>> {
    const before = readFileSync(hba, 'utf8')
    const reload = async (text: string) => {
      writeFileSync(hba, text)
      await superuser.query('SELECT pg_reload_conf()')
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
    await reload(`host all ${roles.join(',')} 127.0.0.1/32 trust\n${before}`)
    return () => reload(before)
  }

  const made = (from: string, tenant: string) => createHmac('sha256', from).update(tenant).digest('hex')
  async function logsIn({ tenant, url }: { tenant: string; url: URL }, password: string): Promise<boolean> {
    const client = new Client({ connectionString: Object.assign(new URL(url), { username: tenant, password }).href })
    client.on('error', () => {})
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    )
  }
  async function keptPassword(role: string): Promise<string | undefined> {
    const { rows } = await superuser.query('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [role])
    return rows[0]?.rolpassword
  }

  it('is never made from an empty one: the start is refused, and no role is made', async () => {
    const owner = await newOwner()
    const distrust = await trust(owner.name)
    await expect(prepareDatabase(owner.url.href)).rejects.toThrow(
      /^DATABASE_URL has no password, .* set PGPASSWORD to a long random text, the same for every process\.$/,
    )
    expect(await keptPassword(owner.tenant)).toBeUndefined()
    process.env.PGPASSWORD = 'a long random text'
    await prepareDatabase(owner.url.href)
    await distrust()
    expect(await logsIn(owner, made('', owner.tenant))).toBe(false)
    expect(await logsIn(owner, made('a long random text', owner.tenant))).toBe(true)
  })

  it('is made from the same secret wherever pg finds it: URL, query, PGPASSWORD or .pgpass', async () => {
    const owner = await newOwner()
    const inUrl = Object.assign(new URL(owner.url), { password: secret })
    const { applicationUrl } = await prepareDatabase(inUrl.href)
    const kept = await keptPassword(owner.tenant)
    expect(new URL(applicationUrl).password).toBe(made(secret, owner.tenant))

    const inQuery = new URL(owner.url)
    Object.assign(inQuery, { username: '' })
    inQuery.searchParams.set('user', owner.name)
    inQuery.searchParams.set('password', secret)
    expect(await prepareDatabase(inQuery.href)).toMatchObject({ applicationUrl })

    process.env.PGPASSWORD = secret
    expect(await prepareDatabase(owner.url.href)).toMatchObject({ applicationUrl })
    delete process.env.PGPASSWORD

    const file = join(tmpdir(), `pgpass-${randomUUID()}`)
    writeFileSync(file, `*:*:*:${owner.name}:${secret}\n`, { mode: 0o600 })
    process.env.PGPASSFILE = file
    expect(await prepareDatabase(owner.url.href)).toMatchObject({ applicationUrl })
    rmSync(file)
    expect(await keptPassword(owner.tenant), 'a start changes nothing that is right').toBe(kept)
  })

  it('keeps the owner out of the application, whatever the URL says in its query', async () => {
    const url = new URL(inject('postgresUrl'))
    const { username, password } = url
    Object.assign(url, { username: '', password: '', pathname: (await newOwner()).name })
    url.searchParams.set('user', username)
    url.searchParams.set('password', password)
    const { applicationUrl, tenantRole } = await prepareDatabase(url.href)
    const application = new Client({ connectionString: applicationUrl })
    await application.connect()
    expect((await application.query('SELECT session_user')).rows).toEqual([{ session_user: tenantRole }])
    await application.end()
  })

  it('replaces the one that anybody could make, even where PostgreSQL asks for none', async () => {
    const owner = await newOwner()
    await superuser.query(`CREATE ROLE ${owner.tenant} LOGIN PASSWORD '${made('', owner.tenant)}'`)
    await superuser.query(`GRANT ${owner.tenant} TO ${owner.name} WITH ADMIN OPTION`)
    const distrust = await trust(owner.name, owner.tenant)
    process.env.PGPASSWORD = secret
    await prepareDatabase(owner.url.href)
    await distrust()
    expect(await logsIn(owner, made('', owner.tenant))).toBe(false)
    expect(await logsIn(owner, made(secret, owner.tenant))).toBe(true)
  })

  it('stays what it was for an installation whose owner had a password: its old processes go on', async () => {
    const owner = await newOwner()
    await superuser.query(`CREATE ROLE ${owner.tenant} LOGIN PASSWORD '${made(secret, owner.tenant)}'`)
    await superuser.query(`GRANT ${owner.tenant} TO ${owner.name} WITH ADMIN OPTION`)
    await prepareDatabase(Object.assign(new URL(owner.url), { password: secret }).href)
    expect(await logsIn(owner, made(secret, owner.tenant))).toBe(true)
  })

  it('changes with the owner’s, and nobody is kept out meanwhile: first all are to know both, then all the new one', async () => {
    const owner = await newOwner()
    const urlWith = (password: string, previous?: string) => {
      const url = Object.assign(new URL(owner.url), { password })
      if (previous !== undefined) url.searchParams.set('previous_password', previous)
      return url.href
    }
    await prepareDatabase(urlWith(secret))
    const kept = await keptPassword(owner.tenant)
    await superuser.query(`ALTER ROLE ${owner.name} PASSWORD 'the next one'`)
    const souk = await startSouk({ DATABASE_URL: urlWith('the next one', secret) })
    expect(await keptPassword(owner.tenant), 'who knows the old one alone still gets in').toBe(kept)
    const { applicationUrl } = await prepareDatabase(urlWith('the next one'))
    expect(new URL(applicationUrl).password).toBe(made('the next one', owner.tenant))
    expect(await logsIn(owner, made(secret, owner.tenant))).toBe(false)
    const { rowCount } = await superuser.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1',
      [owner.tenant],
    )
    expect(rowCount, 'every connection of who knows both begins anew').toBeGreaterThan(3)
    await eventually(async () => (await fetch(`${souk.origin}/health/ready`)).status === 200)
    const merchant = await newUser(souk, 'merchant')
    const { id } = await newProduct(merchant)
    expect((await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
    await eventually(() => souk.mailServer.received.length > 0)
    const again = await prepareDatabase(urlWith('the next one', secret))
    expect(new URL(again.applicationUrl).password).toBe(made('the next one', owner.tenant))
  })

  it('says what is missing where the owner may not change a role that it did not make', async () => {
    const owner = await newOwner()
    await superuser.query(`CREATE ROLE ${owner.tenant} LOGIN PASSWORD 'another'`)
    await expect(prepareDatabase(Object.assign(new URL(owner.url), { password: secret }).href)).rejects.toThrow(
      `GRANT "${owner.tenant}", "souk_${owner.name}_platform", "souk_${owner.name}_visitor" TO "${owner.name}" WITH ADMIN OPTION.`,
    )
  })

  it('of the embedded PostgreSQL is a real one', async () => {
    const { password, username } = new URL(inject('postgresUrl'))
    expect(password).toMatch(/^[0-9a-f]{48}$/)
    for (const wrong of ['', 'wrong', username]) {
      const url = Object.assign(new URL(inject('postgresUrl')), { password: wrong })
      const client = new Client({ connectionString: url.href })
      client.on('error', () => {})
      await expect(client.connect(), `with '${wrong}'`).rejects.toThrow()
    }
  })
})
