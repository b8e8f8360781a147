import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, newUser, type User } from './client.ts'
import { leaveRowsOfShop } from './full-shop.ts'
import { type Souk, startSouk } from './harness.ts'

let souk: Souk
let merchant: User
let stranger: User
beforeAll(async () => {
  souk = await startSouk()
  merchant = await newUser(souk, 'merchant')
  stranger = await newUser(souk, 'merchant')
  await leaveRowsOfShop(souk, merchant)
  await leaveRowsOfShop(souk, stranger)
})

const nouns = ['products', 'listings', 'orders', 'buyers']
const firstOf = async (user: User, noun: string) => (await user.get(`/${noun}?sort=id`)).body.data[0]
const idsOf = ({ body }: Answer) => body.data.map(({ id }: { id: number }) => id)

describe.each(nouns)('the metadata of %s', (noun) => {
  it('are what the shop says, and found by a key', async () => {
    const { id } = await firstOf(merchant, noun)
    const metadata = { colour: 'red', 'erp:id': '00:7', size: 42, rush: true, none: null, deep: { a: [1] } }
    const changed = await merchant.call('PATCH', `/${noun}/${id}`, { metadata })
    expect([changed.status, changed.body.data.metadata]).toEqual([200, metadata])
    expect((await merchant.get(`/${noun}/${id}`)).body.data.metadata).toEqual(metadata)
    for (const found of ['colour:red', 'size:42', 'rush:true'])
      expect(idsOf(await merchant.get(`/${noun}?metadata=${found}`)), found).toEqual([id])
    for (const missed of ['colour:blue', 'colour:', 'colour:re', 'size:4', 'rush:false', 'deep:1', 'other:red'])
      expect(idsOf(await merchant.get(`/${noun}?metadata=${missed}`)), missed).toEqual([])
    expect((await merchant.get(`/${noun}?metadata=colour`)).status).toBe(422)
    expect((await merchant.get(`/${noun}?metadata=a%00:b`)).status).toBe(422)
    expect((await merchant.call('PATCH', `/${noun}/${id}`, { metadata: {} })).body.data.metadata).toEqual({})
    expect(idsOf(await merchant.get(`/${noun}?metadata=colour:red`))).toEqual([])
  })

  it('are bounded, and of a shop alone', async () => {
    const { id } = await firstOf(merchant, noun)
    for (const refused of [
      { metadata: { a: 'x'.repeat(10_001) } },
      { metadata: { a: '\0' } },
      { metadata: [] },
      { metadata: 'x' },
    ])
      expect((await merchant.call('PATCH', `/${noun}/${id}`, refused)).status).toBe(422)
    const theirs = await firstOf(stranger, noun)
    expect((await merchant.call('PATCH', `/${noun}/${theirs.id}`, { metadata: { mine: 1 } })).status).toBe(404)
    await stranger.call('PATCH', `/${noun}/${theirs.id}`, { metadata: { colour: 'green' } })
    expect(idsOf(await merchant.get(`/${noun}?metadata=colour:green`))).toEqual([])
    const admin = await newUser(souk, 'admin')
    expect(idsOf(await admin.get(`/${noun}?metadata=colour:green`))).toEqual([theirs.id])
  })
})

it('is looked for in an index, within the shop', async () => {
  const { owner, dependencies } = souk
  const { platformRole } = dependencies.database
  await owner.query(`SET ROLE "${platformRole}"`)
  await owner.query(
    `INSERT INTO products (user_id, name, price, quantity, metadata)
     SELECT $1, 'Mug ' || number, 1, 0, jsonb_build_object('a', number) FROM generate_series(1, 10000) AS number`,
    [stranger.id],
  )
  await owner.query('RESET ROLE')
  await owner.query('VACUUM ANALYZE products')
  await owner.query('BEGIN')
  try {
    await owner.query(`SET LOCAL ROLE "${platformRole.replace(/platform$/, 'tenant')}"`)
    // As the settings of the application's role have it.
    await owner.query('SET LOCAL enable_seqscan = off')
    await owner.query(`SELECT set_config('souk.tenant', $1, true)`, [String(stranger.id)])
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id FROM own_products_metadata WHERE metadata <> '{}' AND (metadata @> '{"a": 7}' OR metadata @> '{"a": "7"}')`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('products_by_metadata')
    expect(plan).toMatch(/Index Cond: .*user_id = .*metadata @>/)
  } finally {
    await owner.query('ROLLBACK')
  }
})

it('is never shown to visitors, but for a listing that shows it', async () => {
  const { slug } = (await merchant.get('/shop')).body.data
  const { data: order } = (await merchant.get('/orders?sort=-id')).body
  await merchant.call('PATCH', `/orders/${order[0].id}`, { metadata: { secret: 'of the shop' } })
  const product = (await merchant.get('/products?sort=-id')).body.data.find(
    ({ listing_id }: { listing_id: number | null }) => listing_id,
  )
  await merchant.call('PATCH', `/products/${product.id}`, { metadata: { secret: 'of the shop' } })
  const { data } = (await merchant.get(`/shops/${slug}/listings`)).body
  for (const listing of data) {
    const shown = (await merchant.get(`/shops/${slug}/listings/${listing.slug}`)).body.data
    expect(shown.metadata).toEqual({})
    expect(JSON.stringify(shown)).not.toContain('of the shop')
  }
  expect(data.length).toBeGreaterThan(0)
})
