import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { hashOfToken } from '#modules/sales/carts/index.ts'
import { clientOf, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'
import { newPicture } from './pictures.ts'
import { type Buyer, newBuyer } from './shop-buyer.ts'
import { home, openCart } from './store-visitor.ts'

const refused = '42501'
/** All that a visitor reads, and of products no more than these columns. */
const readable = [
  'categories',
  'former_prices',
  'listing_categories',
  'listing_media',
  'listing_slugs',
  'listings',
  'media',
  'products',
  'promotions',
  'shipping_rates',
  'shipping_zones',
  'shops',
  'tax_rates',
]

const inADay = new Date(Date.now() + 86_400_000).toISOString()
const promotions = [
  [null, 'Free shipping today', {}],
  [null, 'SECRET promotion of tomorrow', { starts_at: inADay }],
  [null, 'SECRET promotion that is off', { enabled: false }],
  ['SECRET', 'SECRET code', {}],
  ['KNOWN', 'A code that somebody was told', { usage_limit: 3 }],
  ['known-off', 'SECRET code that is off', { enabled: false }],
] as const

describe('PostgreSQL itself keeps from visitors what a shop has not published', () => {
  let souk: Souk
  let application: Client
  let tables: string[]
  let open: User
  let closed: User
  let slug: string

  beforeAll(async () => {
    souk = await startSouk()
    application = new Client({ connectionString: souk.dependencies.applicationUrl })
    await application.connect()
    const { rows } = await souk.owner.query(
      `SELECT DISTINCT table_name AS name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
    )
    tables = rows.map(({ name }) => name)
    ;[open, closed] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    for (const user of [open, closed]) await fill(user)
    slug = (await open.call('PUT', '/shop/opening')).body.data.slug
    return () => application.end()
  })

  /** One listing that is published and one that is not, each with a product and a category. */
  async function fill(user: User): Promise<void> {
    for (const [title, isShown] of [
      ['Shown', true],
      ['SECRET draft', false],
    ] as const) {
      const { id: category } = (await user.post('/categories', { name: `Shelf ${isShown}` })).body.data
      const products = [
        { price: '5.00', quantity: 1_987_654_321, description: 'SECRET purchase notes', metadata: { cost: 'SECRET' } },
      ]
      const listing = (await user.post('/listings', { title, category_ids: [category], products })).body.data
      await user.call('PATCH', `/listings/${listing.id}`, { slug: isShown ? 'shown-now' : 'SECRET'.toLowerCase() })
      await user.call('PATCH', `/products/${listing.products[0].id}`, { price: '6.00' })
      const { sha256 } = (await user.post('/media', await newPicture())).body.data
      await user.call('PUT', `/listings/${listing.id}/media`, { media: [{ sha256, alt: title }] })
      if (isShown) await user.call('PUT', `/listings/${listing.id}/publication`)
    }
    await user.call('PUT', '/shop/presets')
    for (const [code, name, fields] of promotions)
      expect((await user.post('/promotions', { code, name, kind: 'free_shipping', ...fields })).status).toBe(201)
    await user.post('/products', { name: 'SECRET product', price: '1.00', quantity: 1_987_654_321 })
  }

  async function asVisitor(
    shop: number | undefined,
    statement: string,
    { cart = '', tokenHash = '', buyerToken }: { cart?: string; tokenHash?: string; buyerToken?: string } = {},
  ): Promise<Record<string, unknown>[] | 'refused'> {
    await application.query('BEGIN')
    try {
      if (shop !== undefined) await application.query("SELECT set_config('souk.shop', $1, true)", [String(shop)])
      await application.query("SELECT set_config('souk.cart', $1, true), set_config('souk.cart_token', $2, true)", [
        cart,
        tokenHash,
      ])
      if (buyerToken !== undefined)
        await application.query("SELECT set_config('souk.buyer_token', $1, true)", [hashOfToken(buyerToken)])
      await application.query(`SET LOCAL ROLE "${souk.dependencies.database.visitorRole}"`)
      return (await application.query(statement)).rows
    } catch (error) {
      if ((error as { code?: string }).code === refused) return 'refused'
      throw error
    } finally {
      await application.query('ROLLBACK')
    }
  }

  const grantedColumns = async (table: string): Promise<string[]> => {
    const { rows } = await souk.owner.query(
      `SELECT column_name AS name FROM information_schema.column_privileges
       WHERE table_name = $1 AND grantee = $2 AND privilege_type = 'SELECT'`,
      [table, souk.dependencies.database.visitorRole],
    )
    return rows.map(({ name }) => name)
  }

  it('lets them read few tables, and only the rows of the shop that they visit', async () => {
    const read: string[] = []
    for (const table of tables) {
      const columns = await grantedColumns(table)
      if (columns.length === 0) {
        expect(await asVisitor(open.id, `SELECT FROM ${table}`), table).toBe('refused')
        continue
      }
      const rows = await asVisitor(open.id, `SELECT ${columns.join(', ')} FROM ${table}`)
      expect(rows, table).not.toBe('refused')
      const found = rows as Record<string, unknown>[]
      if (found.length > 0) read.push(table)
      expect(
        found.filter(({ user_id }) => user_id !== open.id),
        table,
      ).toEqual([])
    }
    expect(read).toEqual(readable)
  })

  it('shows them nothing of a draft, of a product that no listing shows, and no quantity', async () => {
    const rows = (await asVisitor(open.id, 'SELECT title FROM listings')) as { title: string }[]
    expect(rows).toEqual([{ title: 'Shown' }])
    expect(await asVisitor(open.id, 'SELECT id FROM products')).toHaveLength(1)
    expect(await asVisitor(open.id, 'SELECT product_id FROM former_prices')).toHaveLength(1)
    for (const column of ['quantity', 'stock_band', 'description', 'metadata'])
      expect(await asVisitor(open.id, `SELECT ${column} FROM products`), column).toBe('refused')
  })

  it('shows them of promotions what holds for everybody now, and what the codes in their own cart open', async () => {
    const [one, other] = [await openCart(souk, slug), await openCart(souk, slug)]
    await souk.owner.query(`INSERT INTO cart_codes (user_id, cart_id, code) SELECT $1, $2, unnest($3::text[])`, [
      open.id,
      one.id,
      ['known', 'KNOWN-OFF'],
    ])
    const seenWith = async (cart: number, token: string) => {
      const settings = { cart: String(cart), tokenHash: createHash('sha256').update(token).digest('hex') }
      return asVisitor(open.id, 'SELECT name FROM promotions ORDER BY id', settings)
    }
    const everybodys = { name: 'Free shipping today' }
    expect(await seenWith(one.id, one.token)).toEqual([everybodys, { name: 'A code that somebody was told' }])
    expect(await seenWith(other.id, other.token)).toEqual([everybodys])
    expect(await seenWith(one.id, other.token)).toEqual([everybodys])
    for (const column of ['used', 'usage_limit', 'discount_total', 'searched'])
      expect(await asVisitor(open.id, `SELECT ${column} FROM promotions`), column).toBe('refused')
    for (const column of ['order_id', 'amount'])
      expect(await asVisitor(open.id, `SELECT ${column} FROM promotion_redemptions`), column).toBe('refused')
  })

  it('shows nothing of a shop that is closed, and nothing where no shop is named', async () => {
    for (const table of tables) {
      const columns = await grantedColumns(table)
      if (columns.length === 0) continue
      for (const shop of [closed.id, undefined])
        expect(await asVisitor(shop, `SELECT ${columns.join(', ')} FROM ${table}`), `${table} of ${shop}`).toEqual([])
    }
  })

  it('lets them write nothing that is the shop’s', async () => {
    for (const table of readable) {
      for (const statement of [`DELETE FROM ${table}`, `UPDATE ${table} SET user_id = user_id`])
        expect(await asVisitor(open.id, statement), statement).toBe('refused')
    }
  })

  async function buyerWithAnOrder(): Promise<Buyer> {
    const buyer = await newBuyer(souk, slug)
    expect((await buyer.call('POST', '/buyer/addresses', home)).status).toBe(201)
    const cart = await openCart(souk, slug)
    await buyer.call('PUT', '/buyer/cart', undefined, { 'x-cart-token': cart.token })
    await souk.owner.query(
      `INSERT INTO orders (user_id, number, status, source, total_price, items_total, currency, email, cart_id)
       VALUES ($1, $2, 'pending', 'storefront', 1, 1, 'EUR', 'ada@example.com', $3)`,
      [open.id, buyer.id, cart.id],
    )
    return buyer
  }

  /** What the token opens of the table in its shop; in another shop it opens nothing. */
  async function shownTo({ token }: Buyer, table: string): Promise<Record<string, unknown>[]> {
    const columns = await grantedColumns(table)
    if (columns.length === 0) return []
    const read = `SELECT ${columns.join(', ')} FROM ${table}`
    expect(await asVisitor(closed.id, read, { buyerToken: token }), `${table} of another shop`).toEqual([])
    return (await asVisitor(open.id, read, { buyerToken: token })) as Record<string, unknown>[]
  }

  it('shows a buyer’s token that buyer alone, in whatever table, and lets it change no other', async () => {
    const [one, two] = [await buyerWithAnOrder(), await buyerWithAnOrder()]
    const shown: Record<string, unknown> = {}
    for (const table of tables.filter((name) => !readable.includes(name))) {
      const rows = await shownTo(one, table)
      if (rows.length > 0) shown[table] = rows.map(({ buyer_id, id }) => buyer_id ?? id)
    }
    const own = [one.id]
    expect(shown).toEqual({ buyer_addresses: own, buyer_tokens: own, buyers: own, orders: own })
    const changed = async (statement: string) =>
      await asVisitor(open.id, `${statement} RETURNING id`, { buyerToken: one.token })
    expect(await changed("UPDATE buyers SET name = 'Eve'")).toEqual([{ id: one.id }])
    expect(await changed(`DELETE FROM buyer_addresses WHERE buyer_id = ${two.id}`)).toEqual([])
    expect(await changed(`DELETE FROM buyer_tokens WHERE buyer_id = ${two.id}`)).toEqual([])
    for (const forbidden of [
      'SELECT password_hash FROM buyers',
      "UPDATE buyers SET email = 'eve@example.com'",
      'UPDATE buyers SET verified_at = now()',
      `UPDATE buyer_addresses SET buyer_id = ${two.id}`,
      `INSERT INTO buyer_addresses (user_id, buyer_id, address) VALUES (${open.id}, ${two.id}, '{}')`,
      `INSERT INTO buyer_tokens (user_id, buyer_id, token_hash) VALUES (${open.id}, ${one.id}, sha256('x'))`,
      'UPDATE orders SET buyer_id = NULL',
    ])
      expect(await asVisitor(open.id, forbidden, { buyerToken: one.token }), forbidden).toBe('refused')
  })

  it('says on no public route what is not public', async () => {
    const visitor = clientOf(souk)
    const routes = souk.routes.filter(({ method, url }) => method === 'GET' && url.startsWith('/api/v1/shops/'))
    expect(routes.length).toBeGreaterThan(3)
    const secrets = ['secret', '1987654321', open.email]
    for (const { url } of routes) {
      for (const listing of ['shown-now', 'shown', 'secret', 'SECRET draft']) {
        const path = url.replace(':shop', slug).replace(':listing', encodeURIComponent(listing))
        const { body } = await visitor.get(`${path.replace(/:\w+/g, '1')}`)
        const text = JSON.stringify({ ...body, meta: undefined }).toLowerCase()
        expect(
          secrets.filter((secret) => text.includes(secret.toLowerCase())),
          path,
        ).toEqual([])
      }
    }
  })
})
