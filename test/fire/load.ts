import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, clientOf } from '../client.ts'
import { home, type OpenShop } from '../store-visitor.ts'
import type { Deployment } from './deployment.ts'

/** An order that somebody was told they have. */
export interface Acknowledged {
  shop: OpenShop
  /** The desk's by its id; a buyer's by the address that is theirs alone. */
  id?: number
  email?: string
}

export interface Mark {
  at: number
  ms: number
  kind: 'order' | 'checkout' | 'read' | 'edit'
  /** No answer, or one of 500 and above. */
  failed: boolean
}

export interface Load {
  acknowledged: Acknowledged[]
  cancelled: Set<number>
  marks: Mark[]
  /** Rows of one tenant that another one was shown. */
  foreign: string[]
  /** Answers that are wrong whatever has failed, such as a 409 to who repeats a call. */
  wrong: string[]
  /** Nothing new is begun; resolves when all that was begun is acknowledged. */
  stop: () => Promise<void>
}

interface Asking {
  kind: Mark['kind']
  method: string
  path: string
  body?: unknown
  token?: string
  headers?: Record<string, string>
}

/** A client gives up after so long, asks again after so long, and goes on for so long. */
const patience = { giveUpMs: 10_000, pauseMs: 100, forMs: 90_000 }
const betweenCallsMs = 40

/** Whoever asks waits for their turn: so many begin in a second, evenly; all at once where that is not said. */
function pace(perSecond: number | undefined): () => Promise<unknown> {
  if (perSecond === undefined) return async () => {}
  let next = performance.now()
  return () => {
    next = Math.max(next + 1_000 / perSecond, performance.now())
    return delay(Math.max(0, next - performance.now()))
  }
}

interface LoadOptions {
  /** Calls; as many as the shops make of themselves where it is not said. */
  perSecond?: number | undefined
  pauseMs?: number
}

/** What goes on in some shops on an ordinary day: the desk orders and cancels, visitors look, fill carts and pay, owners edit and read. */
export function startLoad(
  deployment: Deployment,
  shops: OpenShop[],
  { perSecond, pauseMs = betweenCallsMs }: LoadOptions = {},
): Load {
  const load = { acknowledged: [], cancelled: new Set<number>(), marks: [], foreign: [], wrong: [] } as Omit<
    Load,
    'stop'
  >
  let going = true
  const turn = pace(perSecond)

  async function once({ kind, method, path, body, token, headers }: Asking): Promise<Answer | undefined> {
    await turn()
    const at = performance.now()
    const asked = clientOf({ origin: deployment.origin() }, token).call(method, path, body, headers)
    const answer = await Promise.race([
      asked.catch(() => undefined),
      delay(patience.giveUpMs, undefined, { ref: false }),
    ])
    const failed = answer === undefined || answer.status >= 500
    load.marks.push({ at, ms: performance.now() - at, kind, failed })
    return failed ? undefined : answer
  }

  /** As a client does that repeats what was not answered. */
  async function ask(asking: Asking): Promise<Answer> {
    const end = performance.now() + patience.forMs
    while (performance.now() < end) {
      const answer = await once(asking)
      if (answer !== undefined) {
        // Who repeats a cancelling that was done finds it done.
        if (answer.status >= 400 && !(asking.kind === 'edit' && answer.status === 409))
          load.wrong.push(`${asking.method} ${asking.path}: ${JSON.stringify(answer.body)}`)
        return answer
      }
      await delay(patience.pauseMs)
    }
    throw new Error(`Not answered for ${patience.forMs} ms: ${asking.method} ${asking.path}`)
  }

  async function order(shop: OpenShop): Promise<void> {
    const items = Object.values(shop.products).map((product_id) => ({ product_id, quantity: 1 }))
    const headers = { 'idempotency-key': randomUUID() }
    const { token } = shop.merchant
    const { body } = await ask({ kind: 'order', method: 'POST', path: '/orders', body: { items }, token, headers })
    load.acknowledged.push({ shop, id: body.data?.id })
    if (load.acknowledged.length % 5 !== 0) return
    await ask({
      kind: 'edit',
      method: 'PUT',
      path: `/orders/${body.data.id}/status`,
      body: { status: 'cancelled' },
      token,
    })
    load.cancelled.add(body.data.id)
  }

  async function buy(shop: OpenShop): Promise<void> {
    const store = `/shops/${shop.slug}`
    const items = [{ product_id: shop.products.Mug, quantity: 2 }]
    const step = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
      ask({ kind: 'checkout', method, path: `${store}${path}`, body, ...(headers && { headers }) })
    const created = await step('POST', '/carts', { items })
    const { cart, token } = created.body.data
    const own = { 'x-cart-token': token }
    const email = `${randomUUID()}@example.com`
    const path = `/carts/${cart.id}`
    await step('PATCH', path, { email, shipping_address: home }, own)
    const rates = await step('GET', `${path}/shipping-rates`, undefined, own)
    const chosen = await step('PATCH', path, { shipping_rate_id: rates.body.data[0].id }, own)
    const expected_total = chosen.body.data.totals.total
    await step('POST', `${path}/payment`, { provider: 'test', scenario: 'twice', expected_total }, own)
    await step('POST', `${path}/order`, { expected_total }, own)
    load.acknowledged.push({ shop, email })
  }

  async function read(shop: OpenShop): Promise<void> {
    const { token, id } = shop.merchant
    for (const path of ['/orders?per_page=5', `/products?max_price=${(100 + Math.random()).toFixed(2)}`]) {
      const answer = await once({ kind: 'read', method: 'GET', path, token })
      for (const row of answer?.body?.data ?? [])
        if (row.user_id !== id) load.foreign.push(`${path} of ${id}: a row of ${row.user_id}`)
    }
    await once({ kind: 'read', method: 'GET', path: `/shops/${shop.slug}/listings` })
  }

  const edit = async (shop: OpenShop) =>
    void (await once({
      kind: 'edit',
      method: 'PATCH',
      path: `/products/${shop.products.Bowl}`,
      body: { description: `As of ${Date.now()}` },
      token: shop.merchant.token,
    }))

  async function keepOn(act: (shop: OpenShop) => Promise<void>, shop: OpenShop): Promise<void> {
    while (going) {
      await act(shop)
      await delay(pauseMs)
    }
  }

  const all = shops.flatMap((shop) => [order, buy, read, edit].map((act) => keepOn(act, shop)))
  const ended = Promise.all(all)
  // Whoever stops the load hears of it.
  ended.catch(() => {})
  return {
    ...load,
    async stop() {
      going = false
      await ended
    },
  }
}
