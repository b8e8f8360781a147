import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from './client.ts'
import {
  admin,
  callers,
  expectations,
  newCaller,
  openRoutes,
  orderOf,
  productOf,
  refusedCaller,
  souk,
} from './route-expectations.ts'
import { askedWithoutOwner } from './tenant-statements.ts'

describe('every route', () => {
  let served: string[]

  beforeAll(async () => {
    await openRoutes()
    served = souk.routes.filter(({ method }) => method !== 'HEAD').map(({ method, url }) => `${method} ${url}`)
  })

  it('has its expectation here, and every expectation its route', () => {
    expect(served.toSorted()).toEqual(Object.keys(expectations).sort())
  })

  it.each(
    Object.entries(expectations).flatMap(([route, expectation]) =>
      callers.map((caller) => ({ route, caller, expectation })),
    ),
  )('$route answers $caller as its permission says', async ({ route, caller, expectation }) => {
    const { user, client } = await ([401, 403].includes(expectation[caller]) ? refusedCaller : newCaller)(caller)
    const { path, body } = await expectation.request(user)
    const [method] = route.split(' ') as [string]
    const answer = await client.call(method, path, body)
    expect(answer.status).toBe(expectation[caller])
    if (answer.status === 403) {
      const nonsense = method === 'GET' ? undefined : { nonsense: true }
      expect((await client.call(method, path, nonsense)).status, 'decided before validation').toBe(403)
    }
  })
})
describe('every route with an id', () => {
  it("answers 404 for another tenant's row, exactly as for one that does not exist", async () => {
    const [owner, stranger] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    // Where a merchant has no business at all, the 403 comes first and tells nothing of any row. Where nobody signs in, a row
    // is opened by a token of its own.
    const routes = Object.entries(expectations).filter(
      ([route, { merchant, anonymous }]) =>
        route.includes('/:id') && merchant !== 403 && merchant !== 401 && anonymous === 401,
    )
    for (const [route, expectation] of routes) {
      const [method] = route.split(' ') as [string]
      const { path, body } = await expectation.request(owner)
      const foreign = await stranger.call(method, path, body)
      const missing = await stranger.call(method, path.replace(/\d+/g, '987654321').replace(/v987654321/, 'v1'), body)
      expect(foreign.status, route).toBe(404)
      expect({ ...foreign.body, meta: undefined }, route).toEqual({ ...missing.body, meta: undefined })
      expect((await owner.call(method, path, body)).status, `${route} for its owner`).toBe(expectation.merchant)
    }
  })

  it("shows in a list one's own rows alone, whatever the query says", async () => {
    const [owner, stranger] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const [product, order] = [await productOf(owner), await orderOf(owner)]
    for (const [list, id] of [
      ['/products', product.id],
      ['/orders', order.id],
    ] as const) {
      const idsFor = async (user: User, query = '') =>
        (await user.get(`${list}${query}`)).body.data.map((row: { id: number }) => row.id)
      expect(await idsFor(owner)).toContain(id)
      expect(await idsFor(stranger)).toEqual([])
      expect(await idsFor(admin, '?per_page=100')).toContain(id)
      expect(await idsFor(admin, `?user_id=${stranger.id}`)).toEqual([])
      expect((await stranger.get(`${list}?user_id=${owner.id}`)).status).toBe(403)
      expect((await stranger.get(`${list}?user_id=${stranger.id}`)).status).toBe(200)
    }
  })

  it('lets nobody but an operator create a row for somebody else', async () => {
    const [merchant, other] = [await newUser(souk, 'merchant'), await newUser(souk)]
    const mug = await productOf(other)
    const product = { name: 'Mug', price: '1.00', quantity: 1, user_id: other.id }
    const order = { items: [{ product_id: mug.id, quantity: 1 }], user_id: other.id }
    expect((await merchant.post('/products', product)).status).toBe(403)
    expect((await merchant.post('/orders', order)).status).toBe(403)
    expect((await admin.post('/products', product)).body.data.user_id).toBe(other.id)
    expect((await admin.post('/orders', order)).body.data.user_id).toBe(other.id)
    expect((await admin.post('/products', { ...product, user_id: 987_654_321 })).status).toBe(422)
    const own = await admin.post('/products', { name: 'Mug', price: '1.00', quantity: 1 })
    expect(own.body.data.user_id).toBe(admin.id)
  })

  it("lets an operator change and delete any tenant's product", async () => {
    const mug = await productOf(await newUser(souk))
    expect((await admin.call('PATCH', `/products/${mug.id}`, { price: '3.50' })).body.data.price).toBe('3.50')
    expect((await admin.call('DELETE', `/products/${mug.id}`)).status).toBe(204)
    expect((await admin.get(`/products/${mug.id}`)).status).toBe(404)
  })
})

describe('every statement for one shop', () => {
  it('says whose rows it means, of each table of shops that it names', async () => {
    const { looked, complaints } = await askedWithoutOwner(souk.owner)
    expect(looked).toBeGreaterThan(200)
    expect(complaints).toEqual([])
  })
})
