import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

describe('the window of a long list', () => {
  let souk: Souk
  let admin: User
  let merchant: User
  /** It is twice in each order. */
  let product: string

  const seedProducts = (user: User, count: number) =>
    souk.owner.query(
      `INSERT INTO products (user_id, name, price, quantity, created_at)
       SELECT $1, 'Mug ' || n, 1 + n * 0.01, 1, timestamptz '2030-01-01Z' + n * interval '1 second'
       FROM generate_series(1, $2::int) AS n`,
      [user.id, count],
    )
  const list = async (path: string, user = merchant) => {
    const { status, body } = await user.get(path)
    expect(status, JSON.stringify(body)).toBe(200)
    return { rows: body.data as { id: number; name: string; price: string; number: number }[], meta: body.meta }
  }

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    merchant = await newUser(souk, 'merchant')
    await seedProducts(merchant, 20_050)
    await souk.owner.query(
      `INSERT INTO orders (user_id, number, status, total_price, created_at)
       SELECT $1, n, 'pending', n * 0.01, timestamptz '2030-01-01Z' + n * interval '1 second'
       FROM generate_series(1, 10001) AS n`,
      [merchant.id],
    )
    const { rows } = await souk.owner.query(
      `INSERT INTO order_items (user_id, order_id, product_id, quantity, product_name, unit_price)
       SELECT $1, orders.id, (SELECT min(id) FROM products WHERE user_id = $1), 1, 'Mug 1', 1
       FROM orders, generate_series(1, 2) WHERE orders.user_id = $1 RETURNING product_id`,
      [merchant.id],
    )
    product = rows[0].product_id
  })

  it.each([
    ['/products?min_price=1.01&max_price=101', { total: 10_000, total_is_exact: true, last_page: 500 }],
    ['/products?min_price=1.01&max_price=101.01', { total: 10_000, total_is_exact: false, last_page: 500 }],
    ['/orders?min_total=0.01&max_total=100', { total: 10_000, total_is_exact: true, last_page: 500 }],
    ['/orders?min_total=0.01&max_total=100.01', { total: 10_000, total_is_exact: false, last_page: 500 }],
    ['/orders?created_from=2030-01-01', { total: 10_000, total_is_exact: false, last_page: 500 }],
    ['/orders', { total: 10_000, total_is_exact: false, last_page: 500 }],
    ['/products', { total: 10_000, total_is_exact: false, last_page: 500 }],
    ['/products?search=mug', { total: 10_000, total_is_exact: false, last_page: 500 }],
  ])('counts up to 10,000 and says when there are more: %s', async (path, meta) => {
    expect((await list(path)).meta).toMatchObject(meta)
    expect((await list(path, admin)).meta).toMatchObject(meta)
  })

  it('counts what is in stock within bounds of prices', async () => {
    await souk.owner.query("UPDATE products SET quantity = 0 WHERE user_id = $1 AND name LIKE 'Mug %7'", [merchant.id])
    for (const user of [merchant, admin]) {
      expect((await list('/products?min_price=2&max_price=11&in_stock=true', user)).meta.total).toBe(811)
      expect((await list('/products?min_price=2&max_price=11&in_stock=false', user)).meta.total).toBe(90)
    }
  })

  it('finds a text whose names all lie far from the beginning, though there are thousands', async () => {
    const far = await newUser(souk, 'merchant')
    await seedProducts(far, 9_500)
    await souk.owner.query("UPDATE products SET name = 'Far ' || id WHERE user_id = $1 AND price > 22", [far.id])
    const { rows, meta } = await list('/products?search=far&sort=price&page=2', far)
    expect(rows.map(({ price }) => price)).toEqual(Array.from({ length: 20 }, (_, at) => (22.21 + at / 100).toFixed(2)))
    expect(meta).toMatchObject({ total: 7_400, total_is_exact: true })
  })

  it('counts an order that holds a product twice as one, up to 10,000', async () => {
    for (const user of [merchant, admin]) {
      const ofProduct = (query: string) => list(`/orders?product_id=${product}${query}`, user)
      expect((await ofProduct('')).meta).toMatchObject({ total: 10_000, total_is_exact: false })
      const { rows, meta } = await ofProduct('&created_before=2030-01-01T00:10:00Z&sort=number&page=2')
      expect(meta).toMatchObject({ total: 599, total_is_exact: true })
      expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => 21 + at))
    }
  })

  it.each([
    '/products?page=501',
    '/products?page=502&sort=name',
    '/products?min_price=1.01&page=501',
    '/products?search=mug&page=501',
    '/orders?created_from=2030-01-01&page=501',
    '/orders?min_total=0.01&per_page=100&page=1000000',
  ])('refuses a page by number that lies further inside, and names the cursor: %s', async (path) => {
    const { status, body } = await merchant.get(path)
    expect([status, body.code]).toEqual([422, 'validation_failed'])
    expect(body.errors.page[0]).toContain('meta.next_cursor')
  })

  it.each([
    ['/products?min_price=1.01&max_price=106&sort=price', 10_500],
    ['/orders?created_from=2030-01-01&sort=created_at', 10_001],
    ['/orders?min_total=0.01&sort=-number', 10_001],
    ['/orders?min_total=0.01&sort=-total_price', 10_001],
    ['/orders?created_from=2030-01-01&sort=status', 10_001],
    ['/products?search=mug&sort=-name', 20_050],
    ['/products?sort=quantity,name', 20_050],
  ])('reaches everything by cursor, and says the same total all the way: %s', async (path, count) => {
    const seen = new Set<number>()
    let cursor = ''
    let meta: Awaited<ReturnType<typeof list>>['meta']
    do {
      const following = await list(`${path}&per_page=100${cursor}`)
      for (const { id } of following.rows) seen.add(id)
      meta = following.meta
      expect(meta).toMatchObject({ total: 10_000, total_is_exact: false })
      cursor = `&cursor=${meta.next_cursor}`
    } while (meta.next_cursor !== null)
    expect(seen.size).toBe(count)
  })

  it('takes a cursor from before totals had a bound', async () => {
    const { meta } = await list('/products?sort=id&per_page=1')
    const [keys, page, total] = JSON.parse(Buffer.from(meta.next_cursor, 'base64url').toString())
    const older = Buffer.from(JSON.stringify([keys, page, total])).toString('base64url')
    const { rows, meta: next } = await list(`/products?sort=id&per_page=1&cursor=${older}`)
    expect(rows.map(({ name }) => name)).toEqual(['Mug 2'])
    expect(next).toMatchObject({ page: 2, total: 10_000, total_is_exact: true })
  })
})
