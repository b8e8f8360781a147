import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, type User } from '../client.ts'
import { type Souk, startSouk } from '../harness.ts'
import { type SoukProcess, startBeside } from '../process.ts'

const tenants = 6
const rounds = 15

interface Shop extends User {
  product: number
  order: number
}

/** A row that an answer held, and who was given it. */
interface Seen {
  path: string
  by: number
  of: number
}

describe('several tenants and the operator at once, on two processes behind one pooler', () => {
  let souk: Souk
  let other: SoukProcess
  let operator: User
  let shops: Shop[]

  beforeAll(async () => {
    souk = await startSouk()
    other = await startBeside(souk)
    operator = await newUser(souk, 'admin')
    shops = await Promise.all(Array.from({ length: tenants }, newShop))
    return () => other.child.kill('SIGKILL')
  })

  async function newShop(): Promise<Shop> {
    const user = await newUser(souk, 'merchant')
    const { id } = await newProduct(user, { quantity: 1_000_000 })
    const { status, body } = await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    expect(status).toBe(201)
    return { ...user, product: id, order: body.data.id }
  }

  /** Asks in words that were not used before, so that no cache answers; `neighbour` is a shop that must stay unseen. */
  async function visit(shop: Shop, neighbour: Shop, origin: string, round: number): Promise<Seen[]> {
    const client = clientOf({ origin }, shop.token)
    const seen: Seen[] = []
    const ask = async (expected: number[], method: string, path: string, body?: unknown) => {
      const answer = await client.call(method, path, body)
      expect(expected, `${method} ${path}: ${JSON.stringify(answer.body)}`).toContain(answer.status)
      for (const row of [answer.body.data ?? []].flat()) seen.push({ path, by: shop.id, of: row.user_id })
    }
    const order = { items: [{ product_id: shop.product, quantity: 1 }] }
    await Promise.all([
      ask([200], 'GET', `/products?min_price=0.0${round % 10}&max_price=${1_000 + round}`),
      ask([200], 'GET', `/orders?sort=-id&per_page=${1 + (round % 50)}`),
      ask([200], 'GET', '/notifications'),
      ask([201], 'POST', '/orders', order),
      ask([200], 'PATCH', `/products/${shop.product}`, { name: `Mug ${round}` }),
      // Were one of these found, the answer would tell whose it is.
      ask([200, 404], 'GET', `/products/${neighbour.product}`),
      ask([200, 404], 'GET', `/orders/${neighbour.order}`),
      ask([200, 404], 'PATCH', `/products/${neighbour.product}`, { description: `Seen by ${shop.id}` }),
    ])
    return seen
  }

  async function operate(origin: string, round: number): Promise<void> {
    const client = clientOf({ origin }, operator.token)
    const lists = await Promise.all([
      client.get(`/products?min_price=0.0${round % 10}&max_price=${2_000 + round}`),
      client.get('/orders?per_page=100'),
    ])
    for (const { status, body } of lists) {
      expect(status, JSON.stringify(body)).toBe(200)
      const owners = new Set(body.data.map((row: { user_id: number }) => row.user_id))
      expect(owners.size, 'of how many shops the operator sees rows').toBeGreaterThan(1)
    }
  }

  it("answers every one of them with their own rows, and nobody with another's", async () => {
    const seen: Seen[] = []
    for (let round = 0; round < rounds; round += 1) {
      const origins = [souk.origin, other.origin]
      const visits = shops.map((shop, at) =>
        visit(shop, shops[(at + 1) % tenants] as Shop, origins[(round + at) % 2] as string, round),
      )
      const [rows] = await Promise.all([Promise.all(visits), ...origins.map((origin) => operate(origin, round))])
      seen.push(...rows.flat())
    }
    expect(seen.length).toBeGreaterThan(tenants * rounds * 4)
    const foreign = seen.filter(({ by, of }) => by !== of)
    expect(foreign.slice(0, 5), `${foreign.length} of ${seen.length} rows are another's`).toEqual([])
  })
})
