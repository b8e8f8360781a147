import { expect } from 'vitest'
import { type Answer, type Client, clientOf, newUser, type User } from '../client.ts'
import type { Souk } from '../harness.ts'
import { newBuyer } from '../shop-buyer.ts'
import { type Cart, home, openCart } from '../store-visitor.ts'

interface Product {
  id: number
  name: string
  price: string
  quantity: number
  isListed: boolean
}

interface Order {
  id: number
  status: 'pending' | 'cancelled'
  items: { product: Product; quantity: number }[]
}

/** All that a tenant has, as it must be after what has been answered so far. */
interface Tenant {
  user: User
  slug: string
  /** Stands in every text of theirs, and in nobody else's. */
  mark: string
  products: Product[]
  /** Ids of what they have deleted. */
  gone: number[]
  orders: Order[]
}

interface Visitor {
  carts: { tenant: Tenant; cart: Cart }[]
}

/** The same numbers for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/**
 * Three tenants, an operator, two visitors and a buyer in an order that the seed says, beside a model of what each of them has.
 * Every answer is compared with the model, and no answer may hold the mark of another tenant. Answers how many calls were made.
 */
export async function playWorld(souk: Souk, seed: number, calls: number): Promise<number> {
  const roll = dice(seed)
  const pick = <T>(all: readonly T[]): T | undefined => all[roll(Math.max(all.length, 1))]
  let made = 0
  const tenants = await Promise.all([0, 1, 2].map((at) => openTenant(`mark${seed}x${at}`)))
  const operator = await newUser(souk, 'admin')
  const visitors: Visitor[] = [{ carts: [] }, { carts: [] }]
  const home0 = tenants[0] as Tenant
  const buyer = await newBuyer(souk, home0.slug, { name: `Buyer ${home0.mark}` })
  const stranger = clientOf(souk)

  async function openTenant(mark: string): Promise<Tenant> {
    const user = await newUser(souk, 'merchant')
    await user.call('PATCH', '/shop', { name: `Shop ${mark}`, country: 'DE', currency: 'EUR' })
    const rates = [{ name: 'Parcel', price: '4.90' }]
    await user.post('/shipping-zones', { name: `Zone ${mark}`, countries: ['DE'], rates })
    const tenant: Tenant = { user, slug: '', mark, products: [], gone: [], orders: [] }
    await create(tenant)
    const [first] = tenant.products
    await user.call('PUT', `/products/${first?.id}/listing`, {})
    if (first) first.isListed = true
    const opened = await user.call('PUT', '/shop/opening')
    expect(opened.status, JSON.stringify(opened.body)).toBe(200)
    return { ...tenant, slug: opened.body.data.slug }
  }

  /** Makes a call, and holds it to what the asker may see. */
  async function ask(who: Client, sees: Tenant | 'all', method: string, path: string, body?: unknown): Promise<Answer> {
    made += 1
    const answer = await who.call(method, path, body)
    const said = JSON.stringify(answer.body ?? '')
    expect(answer.status, `${method} ${path}: ${said}`).toBeLessThan(500)
    if (sees === 'all') return answer
    for (const { mark } of tenants)
      if (mark !== sees.mark)
        expect(said.includes(mark), `${method} ${path} shows ${mark} to ${sees.mark}: ${said}`).toBe(false)
    return answer
  }

  async function create(tenant: Tenant): Promise<void> {
    const fields = {
      name: `Mug ${tenant.mark} ${roll(1_000_000)}`,
      price: `${1 + roll(90)}.50`,
      quantity: 5 + roll(20),
    }
    const { status, body } = await tenant.user.post('/products', { ...fields, description: `Of ${tenant.mark}` })
    expect(status, JSON.stringify(body)).toBe(201)
    tenant.products.push({ id: body.data.id, ...fields, isListed: false })
  }

  const another = (tenant: Tenant): Tenant => pick(tenants.filter((other) => other !== tenant)) as Tenant
  const shown = ({ name, price, quantity }: Product) => ({ name, price, quantity })

  const acts: Record<string, (tenant: Tenant) => Promise<unknown>> = {
    async 'reads a product of theirs'(tenant) {
      const product = pick(tenant.products)
      if (product === undefined) return create(tenant)
      const { status, body } = await ask(tenant.user, tenant, 'GET', `/products/${product.id}`)
      expect(status).toBe(200)
      expect(body.data).toMatchObject({ ...shown(product), user_id: tenant.user.id })
    },
    async 'changes a product of theirs'(tenant) {
      const product = pick(tenant.products)
      if (product === undefined) return create(tenant)
      const fields = { name: `Bowl ${tenant.mark} ${roll(1_000_000)}`, price: `${1 + roll(90)}.25` }
      expect((await ask(tenant.user, tenant, 'PATCH', `/products/${product.id}`, fields)).status).toBe(200)
      Object.assign(product, fields)
    },
    async 'lists their products'(tenant) {
      const { body } = await ask(tenant.user, tenant, 'GET', `/products?per_page=100&min_price=0.0${roll(10)}`)
      const ids = body.data.map(({ id }: { id: number }) => id)
      expect(ids.sort()).toEqual(tenant.products.map(({ id }) => id).sort())
    },
    async 'deletes a product of theirs that nobody ordered'(tenant) {
      const unsold = tenant.products.filter(
        (product) =>
          !product.isListed && !tenant.orders.some(({ items }) => items.some((item) => item.product === product)),
      )
      const product = pick(unsold)
      if (product === undefined || tenant.products.length < 4) return create(tenant)
      expect((await ask(tenant.user, tenant, 'DELETE', `/products/${product.id}`)).status).toBe(204)
      tenant.products.splice(tenant.products.indexOf(product), 1)
      tenant.gone.push(product.id)
    },
    async 'finds nothing of what they have deleted'(tenant) {
      const id = pick(tenant.gone)
      if (id !== undefined) expect((await ask(tenant.user, tenant, 'GET', `/products/${id}`)).status).toBe(404)
    },
    async 'orders what they have'(tenant) {
      const product = pick(tenant.products.filter(({ quantity }) => quantity > 1))
      if (product === undefined) return create(tenant)
      const items = [{ product_id: product.id, quantity: 2 }]
      const { status, body } = await ask(tenant.user, tenant, 'POST', '/orders', { items })
      expect(status, JSON.stringify(body)).toBe(201)
      product.quantity -= 2
      tenant.orders.push({ id: body.data.id, status: 'pending', items: [{ product, quantity: 2 }] })
    },
    async 'reads an order of theirs'(tenant) {
      const order = pick(tenant.orders)
      if (order === undefined) return
      const { status, body } = await ask(tenant.user, tenant, 'GET', `/orders/${order.id}`)
      expect(status).toBe(200)
      expect(body.data).toMatchObject({ id: order.id, user_id: tenant.user.id, status: order.status })
    },
    async 'lists their orders'(tenant) {
      const { body } = await ask(tenant.user, tenant, 'GET', `/orders?per_page=${1 + roll(100)}`)
      expect(body.meta.total).toBe(tenant.orders.length)
      for (const row of body.data) expect(row.user_id).toBe(tenant.user.id)
    },
    async 'cancels an order of theirs'(tenant) {
      const order = pick(tenant.orders.filter(({ status }) => status === 'pending'))
      if (order === undefined) return
      const { status } = await ask(tenant.user, tenant, 'POST', `/orders/${order.id}/cancellation`)
      expect(status).toBe(200)
      order.status = 'cancelled'
      for (const { product, quantity } of order.items) product.quantity += quantity
    },
    async 'shows a product in the shop'(tenant) {
      const product = pick(tenant.products.filter(({ isListed }) => !isListed))
      if (product === undefined) return create(tenant)
      expect((await ask(tenant.user, tenant, 'PUT', `/products/${product.id}/listing`, {})).status).toBeLessThan(300)
      product.isListed = true
    },
    async 'reaches for what is of others'(tenant) {
      const other = another(tenant)
      const [product, order] = [pick(other.products)?.id ?? 0, pick(other.orders)?.id ?? 0]
      const tries: [string, string, unknown?][] = [
        ['GET', `/products/${product}`],
        ['PATCH', `/products/${product}`, { name: `Taken by ${tenant.mark}` }],
        ['DELETE', `/products/${product}`],
        ['POST', `/products/${product}/adjustments`, { delta: 1, reason: 'Taken' }],
        ['GET', `/products/${product}/movements`],
        ['PUT', `/products/${product}/listing`, {}],
        ['GET', `/orders/${order}`],
        ['GET', `/orders/${order}/history`],
        ['POST', `/orders/${order}/cancellation`],
        ['POST', `/orders/${order}/notes`, { text: `Taken by ${tenant.mark}` }],
        ['POST', `/orders/${order}/refunds`, {}],
        ['GET', `/buyers/${buyer.id}`],
      ]
      const [method, path, body] = pick(tries) as [string, string, unknown?]
      if (path.startsWith('/buyers') && tenant === home0) return
      expect((await ask(tenant.user, tenant, method, path, body)).status, `${method} ${path}`).toBe(404)
    },
    async "orders another's product"(tenant) {
      const product = pick(another(tenant).products)
      const items = [{ product_id: product?.id ?? 0, quantity: 1 }]
      expect((await ask(tenant.user, tenant, 'POST', '/orders', { items })).status).toBe(422)
    },
    async 'is seen whole by the operator'(tenant) {
      const { body } = await ask(operator, 'all', 'GET', `/orders?user_id=${tenant.user.id}&per_page=1`)
      expect(body.meta.total).toBe(tenant.orders.length)
      const product = pick(tenant.products)
      const read = await ask(operator, 'all', 'GET', `/products/${product?.id}`)
      expect(read.body.data).toMatchObject({ user_id: tenant.user.id, ...(product && shown(product)) })
    },
    async 'is visited'(tenant) {
      const { body } = await ask(stranger, tenant, 'GET', `/shops/${tenant.slug}/listings?per_page=100`)
      expect(body.meta.total).toBe(tenant.products.filter(({ isListed }) => isListed).length)
    },
    async 'has a cart filled'(tenant) {
      const product = pick(tenant.products.filter(({ isListed, quantity }) => isListed && quantity > 0))
      if (product === undefined) return
      made += 1
      const cart = await openCart(souk, tenant.slug, { [product.id]: 1 })
      pick(visitors)?.carts.push({ tenant, cart })
    },
    async "'s shop sells nothing of others"(tenant) {
      const items = [{ product_id: pick(another(tenant).products)?.id ?? 0, quantity: 1 }]
      const { status } = await ask(stranger, tenant, 'POST', `/shops/${tenant.slug}/carts`, { items })
      expect([404, 422]).toContain(status)
    },
    async "'s carts open to nobody else"(tenant) {
      const [mine, theirs] = [pick(visitors[0]?.carts ?? []), pick(visitors[1]?.carts ?? [])]
      if (mine === undefined || theirs === undefined) return
      const tries: [number, Cart, Tenant][] = [
        [theirs.cart.id, mine.cart, theirs.tenant],
        [mine.cart.id, mine.cart, another(mine.tenant)],
      ]
      for (const [id, { token }, { slug }] of tries) {
        made += 1
        const { status } = await stranger.call('GET', `/shops/${slug}/carts/${id}`, undefined, {
          'x-cart-token': token,
        })
        expect(status, `cart ${id} at ${slug}, asked by ${tenant.mark}`).toBe(404)
      }
      made += 1
      const own = await mine.cart.call('PATCH', '', { shipping_address: home })
      expect(own.status, JSON.stringify(own.body)).toBe(200)
    },
    async 'has a buyer, or another shop has'(tenant) {
      made += 1
      const client = clientOf(souk, buyer.token)
      const { status } = await ask(client, tenant, 'GET', `/shops/${tenant.slug}/buyer`)
      expect(status).toBe(tenant === home0 ? 200 : 401)
      expect((await ask(client, tenant, 'GET', '/products')).status).toBe(401)
    },
  }
  const names = Object.keys(acts)
  while (made < calls) {
    const [tenant, name] = [pick(tenants) as Tenant, pick(names) as string]
    await acts[name]?.(tenant).catch((error: Error) => {
      throw new Error(`seed ${seed}, call ${made}: ${tenant.mark} ${name}\n${error.message}`, { cause: error })
    })
  }
  return made
}
