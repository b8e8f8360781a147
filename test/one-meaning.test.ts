import { Client } from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { clientOf, newProduct, newUser, password, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

let souk: Souk
let admin: User
let merchant: User

beforeAll(async () => {
  souk = await startSouk()
  ;[admin, merchant] = [await newUser(souk, 'admin'), await newUser(souk, 'merchant')]
})

const fieldsOf = ({ status, body }: { status: number; body: { errors?: object } }) => [
  status,
  Object.keys(body.errors ?? {}),
]

describe('a name', () => {
  it.each([
    ['zero width', '\u200b\u200c\u200d'],
    ['a byte order mark', '\ufeff'],
    ['a soft hyphen', '\u00ad'],
    ['turns of direction', '\u202e\u2066\u2069'],
    ['a filler of Hangul', '\u3164'],
    ['a blank of Braille', '\u2800'],
    ['variation selectors and tags', '\ufe0f\u{e0041}\u{e007f}'],
    ['an accent on nothing', '\u0301'],
    ['controls', '\u0001\u0085'],
    ['white space of any kind', '\u2003\u3000\u00a0\u2028'],
  ])('that nobody can see is none: %s', async (_what, name) => {
    const refused = [422, ['name']]
    expect(fieldsOf(await merchant.post('/products', { name, price: 1, quantity: 1 }))).toEqual(refused)
    expect(fieldsOf(await merchant.call('PATCH', '/me', { name: ` ${name}` }))).toEqual(refused)
    expect(fieldsOf(await merchant.post('/tokens', { name }))).toEqual(refused)
    expect(fieldsOf(await admin.post('/roles', { name, permissions: [] }))).toEqual(refused)
    const registered = { name, email: `${crypto.randomUUID()}@example.com`, password }
    expect(fieldsOf(await clientOf(souk).post('/register', registered))).toEqual(refused)
  })

  it.each([
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    '\u{1f469}\u200d\u{1f680}',
    '\u2764\ufe0f',
    '.',
    '\u0e01\u0e33',
  ])('that can be seen is one, whatever joins its letters: %s', async (name) => {
    expect((await newProduct(merchant, { name })) as object).toMatchObject({ name })
  })
})

describe('a time', () => {
  it.each([
    ['2030-02-30T00:00:00Z', false],
    ['2029-02-29T00:00:00Z', false],
    ['2030-01-01T24:00:00Z', false],
    ['2030-01-01T23:59:60Z', false],
    ['2030-01-01T00:00:00+24:00', false],
    ['2030-01-01T00:00:00', false],
    ['2030-01-01 00:00:00Z', false],
    ['9999-12-31T23:59:59-00:01', false],
    ['+010000-01-01T00:00:00Z', false],
    ['0000-06-01T00:00:00Z', false],
    ['9999-12-31T23:59:59.999Z', true],
    ['2030-01-01T00:00:00.123456+05:30', true],
  ])('is one of the calendar that answers can tell, or is refused: %s', async (time, isOne) => {
    const made = await merchant.post('/tokens', { name: 'phone', expires_at: time })
    expect(made.status).toBe(isOne ? 201 : 422)
    if (isOne) expect(made.body.data.expires_at).toBe(new Date(time).toISOString())
    const query = encodeURIComponent(time)
    for (const path of [
      `/orders?created_from=${query}`,
      `/audit?from=${query}`,
      `/monitoring/entries?started_from=${query}`,
    ])
      expect([path, (await admin.get(path)).status]).toEqual([path, isOne ? 200 : 422])
  })
})

describe('a cursor', () => {
  const cursorOf = async (query: string) => (await merchant.get(query)).body.meta.next_cursor

  beforeAll(async () => {
    for (let turn = 0; turn < 3; turn += 1) await newProduct(merchant, { name: `Mug ${turn}` })
    const { id } = await newProduct(merchant)
    for (let turn = 0; turn < 3; turn += 1) await merchant.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
  })

  it('is taken as it was given, and with pages of another size', async () => {
    const cursor = await cursorOf('/products?per_page=1&search=mug')
    for (const perPage of [1, 2]) {
      const { status, body } = await merchant.get(`/products?per_page=${perPage}&search=mug&cursor=${cursor}`)
      expect([status, body.data.length]).toEqual([200, perPage])
    }
  })

  it('is refused when anything stands before, in or behind it', async () => {
    const cursor = await cursorOf('/products?per_page=1')
    for (const other of [
      `${cursor}=`,
      `${cursor}!`,
      ` ${cursor}`,
      `${cursor.slice(0, 4)}*${cursor.slice(4)}`,
      `${cursor}A`,
      '',
      '_w',
    ])
      expect(fieldsOf(await merchant.get(`/products?per_page=1&cursor=${encodeURIComponent(other)}`))).toEqual([
        422,
        ['cursor'],
      ])
  })

  it('belongs to its list, order, filters and user', async () => {
    const cursor = await cursorOf('/products?per_page=1&min_price=1')
    for (const query of ['', '&min_price=2', '&min_price=1&search=mug', '&min_price=1&sort=name'])
      expect(fieldsOf(await merchant.get(`/products?per_page=1${query}&cursor=${cursor}`))).toEqual([422, ['cursor']])
    const ofOrders = await cursorOf('/orders?per_page=1')
    expect(fieldsOf(await merchant.get(`/products?per_page=1&cursor=${ofOrders}`))).toEqual([422, ['cursor']])
    expect(fieldsOf(await admin.get(`/orders?per_page=1&cursor=${ofOrders}`))).toEqual([422, ['cursor']])
  })
})

describe('an address', () => {
  it('is folded by one rule also where the database speaks Turkish', async () => {
    const url = new URL(inject('postgresUrl'))
    const name = `souk_${crypto.randomUUID().replaceAll('-', '')}`
    const client = new Client({ connectionString: url.href })
    await client.connect()
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C.UTF-8'`,
    )
    await client.end()
    url.pathname = name
    const turkish = await startSouk({ DATABASE_URL: url.href })
    const anyone = clientOf(turkish)
    const email = 'IRFAN@EXAMPLE.COM'
    expect((await anyone.post('/register', { name: 'Irfan', email, password })).status).toBe(201)
    expect((await anyone.post('/login', { email: email.toLowerCase(), password })).status).toBe(200)
    expect((await anyone.post('/register', { name: 'Twin', email: 'irfan@example.com', password })).status).toBe(422)
    const dotless = { email: email.toLowerCase().replace('i', '\u0131'), password }
    expect((await anyone.post('/login', dotless)).status).toBe(401)
  })

  it('that has an end is counted once for registrations, however it is spelled', async () => {
    const behind = await startSouk({ TRUST_PROXY: 'true', REGISTER_LIMIT_PER_MINUTE: '3' })
    const spellings = ['198.51.100.9', '::ffff:198.51.100.9', '198.51.100.9:4711', '[::ffff:198.51.100.9]']
    const statuses = []
    // While Redis keeps somebody waiting, a process counts for itself: twice the limit is the most that pass.
    for (const spelled of [...spellings, ...spellings, ...spellings]) {
      const body = { name: 'Nur', email: `${crypto.randomUUID()}@example.com`, password }
      statuses.push((await clientOf(behind).post('/register', body, { 'x-forwarded-for': spelled })).status)
    }
    expect(statuses).toContain(429)
  })
})
