import { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

interface Listed {
  id: number
  name: string
  price: string
  quantity: number
}

const count = 4_000

describe('the list of products, in a large shop', () => {
  let souk: Souk
  let admin: User
  let merchant: User
  /** In the order of their ids. */
  let all: Listed[]

  const list = async (query: string, user = merchant) => {
    const { status, body } = await user.get(`/products?${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return { products: body.data as Listed[], meta: body.meta }
  }
  const idsOf = (products: Listed[]) => products.map(({ id }) => id)
  const pageOf = async (query: string, user?: User) => idsOf((await list(query, user)).products)

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    merchant = await newUser(souk, 'merchant')
    // Few prices, stocks and moments for many products, and some words in few names and some in many.
    await souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity, created_at, updated_at)
       SELECT $1, CASE n % 3 WHEN 0 THEN 'Oak' WHEN 1 THEN 'Glass' ELSE 'Öl 蓝莓' END || ' ' || n % 50
           || CASE WHEN n % 1300 = 7 THEN ' 50%_off' ELSE '' END,
         (n % 17) * 1.25, n % 11, timestamptz '2030-01-01Z' + n / 3 * interval '1 second 1 microsecond',
         timestamptz '2030-01-01Z' + (n * 7 % 500) * interval '1 minute'
       FROM generate_series(1, $2::int) AS n`,
      [merchant.id, count],
    )
    const { rows } = await souk.owner.query(
      'SELECT id, name, price::text, quantity FROM products WHERE user_id = $1 ORDER BY id',
      [merchant.id],
    )
    all = rows.map((row) => ({ ...row, id: Number(row.id) }))
  })

  it.each([
    '-created_at',
    'created_at',
    'name',
    '-price',
    'quantity',
    '-updated_at',
    'id',
    '-quantity,name',
    'price,-created_at',
    '-name&search=oak',
    'quantity&search=50%25_OFF',
    '-updated_at&in_stock=true',
    'price&in_stock=false',
    '-quantity&min_price=2.5&max_price=7.49',
  ])('shows each product once, in one order, by page number and by cursor: sort=%s', async (query) => {
    const whole: number[] = []
    let cursor: string | null = ''
    for (let page = 1; cursor !== null; page += 1) {
      const following = await list(`sort=${query}&per_page=100${cursor}`)
      whole.push(...idsOf(following.products))
      expect(following.meta).toMatchObject({ page, last_page: Math.max(1, Math.ceil(following.meta.total / 100)) })
      cursor = following.meta.next_cursor && `&cursor=${following.meta.next_cursor}`
      if (cursor === null) expect(following.meta.total).toBe(whole.length)
    }
    expect(new Set(whole).size).toBe(whole.length)
    const last = Math.ceil(whole.length / 100)
    for (const page of new Set([1, 2, Math.ceil(last / 2), Math.ceil(last / 2) + 1, last, last + 1])) {
      const expected = whole.slice((page - 1) * 100, page * 100)
      expect(await pageOf(`sort=${query}&per_page=100&page=${page}`), `page ${page}`).toEqual(expected)
    }
  })

  it.each([
    ['search=OAK', ({ name }: Listed) => name.startsWith('Oak')],
    ['search=lass%2013', ({ name }: Listed) => /Glass 13/.test(name)],
    ['search=%25_', ({ name }: Listed) => name.includes('%_')],
    ['search=50%25_off', ({ name }: Listed) => name.includes('50%_off')],
    ['search=öl', ({ name }: Listed) => name.startsWith('Öl')],
    ['search=蓝', ({ name }: Listed) => name.includes('蓝')],
    ['search=nowhere', () => false],
    [
      'search=oak&in_stock=true&min_price=10',
      ({ name, quantity, price }: Listed) => /Oak/.test(name) && quantity > 0 && Number(price) >= 10,
    ],
    ['search=50%25_off&in_stock=false', ({ name, quantity }: Listed) => name.includes('50%_off') && quantity === 0],
    ['in_stock=false', ({ quantity }: Listed) => quantity === 0],
    ['in_stock=true', ({ quantity }: Listed) => quantity > 0],
    ['min_price=1.25&max_price=1.25', ({ price }: Listed) => price === '1.25'],
    ['max_price=2.49&in_stock=false', ({ price, quantity }: Listed) => Number(price) <= 2.49 && quantity === 0],
  ])('finds just what fits %s, and says how many', async (query, fits) => {
    const fitting = idsOf(all.filter(fits))
    const { products, meta } = await list(`sort=id&per_page=100&${query}`)
    expect(idsOf(products)).toEqual(fitting.slice(0, 100))
    expect(meta.total).toBe(fitting.length)
    const ofAll = await list(`sort=-id&per_page=100&${query}`, admin)
    expect(idsOf(ofAll.products)).toEqual(fitting.toReversed().slice(0, 100))
    expect(ofAll.meta.total).toBe(fitting.length)
  })

  it.each(['-created_at', 'name', '-quantity,name', '-updated_at', 'price&search=mug'])(
    'neither repeats nor skips by cursor what was there all the while that others came and went: sort=%s',
    async (query) => {
      const seller = await newUser(souk, 'merchant')
      const kept: number[] = []
      const passing: number[] = []
      for (let turn = 0; turn < 12; turn += 1) {
        const fields = { name: `Mug ${turn % 4}`, price: String(turn % 3), quantity: turn % 5 }
        kept.push((await newProduct(seller, fields)).id)
        passing.push((await newProduct(seller, fields)).id)
      }
      const seen: number[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const { products, meta } = await list(`sort=${query}&per_page=3${cursor}`, seller)
        seen.push(...idsOf(products))
        cursor = meta.next_cursor && `&cursor=${meta.next_cursor}`
        // Between two pages one goes, seen or not, and another comes.
        const gone = passing.shift()
        if (gone !== undefined) await seller.call('DELETE', `/products/${gone}`)
        await newProduct(seller, { name: `Mug ${seen.length % 4}`, price: '1', quantity: seen.length % 5 })
        if (seen.length > 100) break
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(kept.filter((id) => !seen.includes(id))).toEqual([])
    },
  )

  it('follows stock, deletions and restorations in every order and count', async () => {
    const seller = await newUser(souk, 'merchant')
    const [one, two] = [await newProduct(seller, { quantity: 1 }), await newProduct(seller, { quantity: 5 })]
    const byStock = () => list('sort=quantity', seller)
    expect(idsOf((await byStock()).products)).toEqual([one.id, two.id])
    await seller.post('/orders', { items: [{ product_id: one.id, quantity: 1 }] })
    const { rows } = await souk.owner.query('SELECT updated_at = created_at AS untouched FROM products WHERE id = $1', [
      one.id,
    ])
    expect(rows, 'a sale is no change of the product itself').toEqual([{ untouched: true }])
    expect(await pageOf('in_stock=false', seller)).toEqual([one.id])
    await seller.call('PATCH', `/products/${two.id}`, { quantity: 0 })
    expect((await list('in_stock=false', seller)).meta.total).toBe(2)
    await seller.call('DELETE', `/products/${one.id}`)
    expect(await byStock()).toMatchObject({ products: [{ id: two.id }], meta: { total: 1 } })
    await seller.post(`/products/${one.id}/restoration`)
    expect(await byStock()).toMatchObject({ products: [{ id: one.id }, { id: two.id }], meta: { total: 2 } })
  })

  it.each([
    ['of two letters', 'qx', 'Oak qx'],
    ['of one', '茶', '绿茶 Oak'],
    ['of signs', '&-', 'Oak&-Elm'],
    ['in the middle of a word', 'bcd', 'abcde Oak'],
    ['of several words', 'oak bcd 77', 'Oak bcd 771'],
    ['with signs between', 'k a-b', 'Oak a-b'],
    ['with a wildcard', '5%', '5% Oak'],
  ])('finds the one name with a text %s behind thousands without it, in every order', async (_what, search, name) => {
    const { id } = await newProduct(merchant, { name, price: '7', quantity: 3 })
    await souk.owner.query("UPDATE products SET created_at = '2020-01-01Z', updated_at = '2020-01-01Z' WHERE id = $1", [
      id,
    ])
    for (const sort of ['-created_at', '-price', '-updated_at', '-quantity,name']) {
      for (const user of [merchant, admin]) {
        const { products, meta } = await list(`sort=${sort}&search=${encodeURIComponent(search)}`, user)
        expect(idsOf(products), sort).toEqual([id])
        expect(meta).toMatchObject({ total: 1, total_is_exact: true })
      }
    }
    await merchant.call('DELETE', `/products/${id}`)
  })

  it('keeps what orders change out of every index of products, so that PostgreSQL updates the rows in place', async () => {
    const { rows } = await souk.owner.query(
      "SELECT pg_get_indexdef(indexrelid) AS index FROM pg_index WHERE indrelid = 'products'::regclass",
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.filter(({ index }) => /quantity/.test(index))).toEqual([])
  })

  it("searches a tenant's own names alone, whatever is asked of the database", async () => {
    const seller = await newUser(souk, 'merchant')
    const { id } = await newProduct(seller, { name: 'Oak 1' })
    expect(await pageOf('search=oak', seller)).toEqual([id])
    const client = new Client({ connectionString: souk.dependencies.applicationUrl })
    await client.connect()
    try {
      const found = async () =>
        (await client.query('SELECT id FROM own_product_texts')).rows.map(({ id }) => Number(id))
      expect(await found(), 'without a tenant').toEqual([])
      await client.query('BEGIN')
      await client.query("SELECT set_config('souk.tenant', $1, true)", [String(seller.id)])
      expect(await found()).toEqual([id])
    } finally {
      await client.end()
    }
  })
})
