import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { orderStatuses } from './order-status.ts'

describe('the list of orders', () => {
  let souk: Souk
  let admin: User
  let customer: User
  let [cheap, dear] = [0, 0]

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    customer = await newUser(souk)
    cheap = (await newProduct(admin, { user_id: customer.id, price: '1.00', quantity: 1_000 })).id
    dear = (await newProduct(admin, { user_id: customer.id, price: '100.00', quantity: 1_000 })).id
    for (let turn = 0; turn < 25; turn += 1) {
      const items = [{ product_id: turn % 5 === 0 ? dear : cheap, quantity: 1 + (turn % 3) }]
      const { id } = (await customer.post('/orders', { items })).body.data
      if (turn % 4 === 0) await admin.call('PUT', `/orders/${id}/status`, { status: 'paid' })
      if (turn % 7 === 0) await customer.post(`/orders/${id}/cancellation`)
    }
    // Moments as they are when a shop is busy: several orders in one and the same.
    await souk.owner.query(
      "UPDATE orders SET created_at = timestamptz '2030-01-01 00:00:00.123456Z' + (number / 4) * interval '1 day 1 microsecond'",
    )
  })

  interface Listed {
    id: number
    status: string
    total_price: string
    created_at: string
    items: { product_id: number }[]
  }
  const list = async (query: string, user = customer) => {
    const { status, body } = await user.get(`/orders?${query}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return { orders: body.data as Listed[], meta: body.meta }
  }

  it.each([
    '-created_at',
    'created_at',
    'total_price,-created_at',
    'status,number',
    '-updated_at',
    'id',
    '-total_price',
    'status',
    '-number',
  ])('shows every order once, in the same order, by page number and by cursor, sorted by %s', async (sort) => {
    const all = (await list(`sort=${sort}&per_page=100`)).orders.map(({ id }) => id)
    expect(new Set(all).size).toBe(25)
    const [byPage, byCursor]: [number[], number[]] = [[], []]
    let cursor = ''
    for (let page = 1; page <= 4; page += 1) {
      const numbered = await list(`sort=${sort}&per_page=7&page=${page}`)
      byPage.push(...numbered.orders.map(({ id }) => id))
      const following = await list(`sort=${sort}&per_page=7${cursor}`)
      byCursor.push(...following.orders.map(({ id }) => id))
      expect(following.meta).toMatchObject({ page, per_page: 7, total: 25, last_page: 4 })
      cursor = `&cursor=${following.meta.next_cursor}`
      expect(following.meta.next_cursor === null).toBe(page === 4)
    }
    expect([byPage, byCursor]).toEqual([all, all])
  })

  it.each([
    ['created_at', ({ created_at }: Listed) => Date.parse(created_at)],
    ['total_price', ({ total_price }: Listed) => Number(total_price)],
  ])('sorts orders of one status by %s where that is asked as well', async (column, keyOf) => {
    for (const [sort, way] of [
      [`status,${column}`, 1],
      [`status,-${column}`, -1],
    ] as const) {
      const { orders } = await list(`sort=${sort}&per_page=100`)
      for (const status of new Set(orders.map((order) => order.status))) {
        const values = orders.filter((order) => order.status === status).map(keyOf)
        expect(values).toEqual(values.toSorted((one, other) => way * (one - other)))
      }
    }
  })

  it('shows no order twice by cursor when new ones arrive between two pages', async () => {
    const first = await list('per_page=10&sort=-id')
    await customer.post('/orders', { items: [{ product_id: cheap, quantity: 1 }] })
    const second = await list(`per_page=10&sort=-id&cursor=${first.meta.next_cursor}`)
    expect(second.orders[0]?.id).toBe((first.orders.at(-1)?.id ?? 0) - 1)
  })

  it('filters by status, day, product and total, and counts what it shows', async () => {
    const { orders: all } = await list('per_page=100')
    const filters: [query: string, (order: Listed) => boolean][] = [
      ...orderStatuses.map((status): [string, (order: Listed) => boolean] => [
        `status=${status}`,
        (order) => order.status === status,
      ]),
      [`product_id=${dear}`, ({ items }) => items.some(({ product_id }) => product_id === dear)],
      ['created_from=2030-01-03', ({ created_at }) => created_at >= '2030-01-03'],
      ['created_from=2030-01-02&created_before=2030-01-04', ({ created_at }) => /^2030-01-0[23]/.test(created_at)],
      ['created_before=2030-01-02T02:00:00%2B02:00', ({ created_at }) => created_at < '2030-01-02'],
      ['min_total=2&max_total=100.00', ({ total_price }) => Number(total_price) >= 2 && Number(total_price) <= 100],
      [`status=paid&product_id=${cheap}`, (order) => order.status === 'paid' && order.items[0]?.product_id === cheap],
    ]
    for (const [query, fits] of filters) {
      const { orders, meta } = await list(`per_page=100&${query}`)
      expect(
        orders.map(({ id }) => id),
        query,
      ).toEqual(all.filter(fits).map(({ id }) => id))
      expect(meta.total, query).toBe(orders.length)
    }
  })

  it('totals what the operator sees over all tenants, or over one', async () => {
    const other = await newUser(souk)
    const { id } = await newProduct(admin, { user_id: other.id })
    await other.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    const mine = (await list('per_page=1')).meta.total
    expect((await list('per_page=1', admin)).meta.total).toBe(mine + 1)
    expect((await list(`per_page=1&user_id=${other.id}&status=pending`, admin)).meta.total).toBe(1)
    expect((await list('per_page=1', other)).meta.total).toBe(1)
  })

  it('keeps its counters at what there is to count', async () => {
    const { rows } = await souk.owner.query(`
      SELECT counters.user_id FROM order_counters AS counters LEFT JOIN orders USING (user_id) GROUP BY counters.user_id
      HAVING last_number <> count(orders.id) OR ${orderStatuses
        .map((status) => `${status} <> count(*) FILTER (WHERE status = '${status}')`)
        .join(' OR ')}`)
    expect(rows).toEqual([])
  })

  it('refuses filters that make no sense, and cursors that are none of this list', async () => {
    const { meta } = await list('per_page=2')
    const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url')
    for (const query of [
      'created_from=yesterday',
      'created_from=2030-13-01',
      'created_from=0000-01-01',
      'min_total=-1',
      'product_id=abc',
      'cursor=nonsense',
      `cursor=${meta.next_cursor}&sort=total_price`,
      `cursor=${forged([["1'; DROP TABLE orders", '1'], 2, 3])}`,
      `cursor=${forged([['1', '1', '1'], 2, 3])}`,
      `cursor=${forged({ keys: ['1', '1'] })}`,
      `cursor=${forged([['9'.repeat(40), '1'], 2, 3])}`,
    ]) {
      const { status, body } = await customer.get(`/orders?${query}`)
      expect([status, body.code], query).toEqual([422, 'validation_failed'])
    }
    const far = await customer.get(`/orders?cursor=${forged([['9'.repeat(16), '9'.repeat(18)], 9, 9])}`)
    expect(far.status).toBe(200)
  })

  it('finds an order by its number or id, with or without the sign before it', async () => {
    const [{ id, number }] = (await list('sort=number&per_page=1')).orders as [Listed & { number: number }]
    for (const search of [`${number}`, `%23${number}`, `${id}`]) {
      for (const user of [customer, admin]) {
        const { orders, meta } = await list(`search=${search}`, user)
        expect(orders.map((order) => order.id)).toContain(id)
        expect(meta.total).toBe(orders.length)
      }
    }
    expect((await list('search=%23987654321', admin)).meta.total).toBe(0)
    expect((await list('search=%20')).meta.total).toBe((await list('')).meta.total)
  })

  it("finds orders by how their user's address begins, for operators alone", async () => {
    const beginning = customer.email.slice(0, 20).toUpperCase()
    const { total } = (await list('')).meta
    expect((await list(`search=${beginning}`, admin)).meta.total).toBe(total)
    expect((await list(`search=${beginning}&status=paid`, admin)).orders.every(({ status }) => status === 'paid')).toBe(
      true,
    )
    const counted = await list(`search=${beginning}&min_total=50`, admin)
    expect(counted.meta.total).toBe(counted.orders.length)
    expect((await list(`search=${customer.email.slice(1)}`, admin)).meta.total).toBe(0)
    expect((await list('search=%25', admin)).meta.total).toBe(0)
    expect((await list(`search=${beginning}`)).meta.total).toBe(0)
  })
})
