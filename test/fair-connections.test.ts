import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, password, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { mailsTo } from './shop.ts'

/** Several times the connections that there are. */
const rush = 100

describe('a rush of one shop', () => {
  let souk: Souk
  let [admin, busy, quiet] = [] as unknown as [User, User, User]

  beforeAll(async () => {
    souk = await startSouk()
    admin = await newUser(souk, 'admin')
    busy = await newUser(souk, 'merchant')
    quiet = await newUser(souk)
  })

  const productOf = (user: User) => newProduct(admin, { user_id: user.id, quantity: 1_000 })
  const orderOf = (user: User, { id }: { id: number }) =>
    user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })

  it('keeps nobody from reading, ordering, being mailed and registering, though none of it gets done', async () => {
    const [wanted, other] = [await productOf(busy), await productOf(quiet)]
    await souk.owner.query('BEGIN')
    await souk.owner.query('SELECT FROM products WHERE id = $1 FOR UPDATE', [wanted.id])
    const answered: number[] = []
    // Each takes a connection and waits there; orders of one shop would share three.
    const corrections = Array.from({ length: rush }, async () => {
      const { status } = await busy.post(`/products/${wanted.id}/adjustments`, { delta: 1, reason: 'Found' })
      answered.push(status)
    })
    const order = orderOf(busy, wanted)
    await eventually(() => souk.dependencies.database.pool().pending > rush / 4)

    const answers = await Promise.all([
      quiet.get('/me'),
      admin.get('/users'),
      admin.get('/health/ready'),
      orderOf(quiet, other),
      clientOf(souk).post('/register', { name: 'New', email: 'new@example.com', password }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 201, 201])
    await eventually(() => mailsTo(souk, quiet).length > 0)
    expect(answered.filter((status) => status === 201)).toEqual([])

    await souk.owner.query('COMMIT')
    await Promise.all(corrections)
    expect([201, 503]).toContain((await order).status)
    const { rows } = await souk.owner.query(
      "SELECT count(*)::int AS count FROM stock_movements WHERE product_id = $1 AND kind = 'correction'",
      [wanted.id],
    )
    const taken = answered.filter((status) => status === 201).length
    expect(rows).toEqual([{ count: taken }])
    // Whoever has waited for ten seconds is told to come again.
    expect(answered.filter((status) => status === 503)).toHaveLength(rush - taken)
    expect(taken).toBeGreaterThan(0)
    expect(souk.dependencies.database.pool()).toMatchObject({ pending: 0 })
  })
})
