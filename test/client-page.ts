/** The script of a web shop that a test bundles into a page of its own, and whose functions it calls there. */
import { createSouk, SoukError } from '@souk/client'
import { io } from 'socket.io-client'

interface Visitor {
  origin: string
  token: string
}

async function fillAndRead({ origin, email, password }: { origin: string; email: string; password: string }) {
  const { data: session } = await createSouk({ origin }).accounts.login({ body: { email, password } })
  const { products } = createSouk({ origin, token: session.token })
  const wanted = ['a', 'b', 'c', 'd', 'e']
  for (const name of wanted) await products.create({ body: { name, price: 1, quantity: 9 } })
  const seen: { id: number; name: string }[] = []
  for await (const { id, name } of products.list.each({ query: { per_page: 2, sort: 'name' } })) seen.push({ id, name })
  const [first = { id: 0 }, second = { id: 0 }] = seen
  await products.update({ path: { id: first.id }, body: { price: 2 } })
  await products.delete({ path: { id: second.id } })
  return { names: seen.map(({ name }) => name), left: (await products.list()).meta.total }
}

async function refusal({ origin, token }: Visitor) {
  const { products } = createSouk({ origin, token, retries: 0 })
  try {
    await products.create({ body: { name: '', price: 1, quantity: 1 } })
  } catch (error) {
    if (!(error instanceof SoukError)) throw error
    const { status, code, errors, retryAfterMs } = error
    return { status, code, fields: Object.keys(errors), retryAfterMs }
  }
  throw new Error('It was not refused.')
}

async function orderOnce({ origin, token }: Visitor) {
  const { products, orders } = createSouk({ origin, token, retries: 8, retryDelayMs: 100 })
  const { data: mug } = await products.create({ body: { name: 'Mug', price: 5, quantity: 10 } })
  const { data: order } = await orders.create({ body: { items: [{ product_id: mug.id, quantity: 1 }] } })
  return { status: order.status, left: (await products.get({ path: { id: mug.id } })).data.quantity }
}

/** What the test gives the page besides. */
declare const lineDown: (down: boolean) => Promise<void>

async function hearWhatWasMissed({ origin, direct, token }: Visitor & { direct: string }) {
  const souk = createSouk({ origin, token, retryDelayMs: 100 })
  const { data: me } = await souk.me.get()
  const { data: mug } = await souk.products.create({ body: { name: 'Mug', price: 5, quantity: 10 } })
  const order = async (by: typeof souk) =>
    (await by.orders.create({ body: { items: [{ product_id: mug.id, quantity: 1 }] } })).data.id

  const told: number[] = []
  let wake = () => {}
  const live = souk.live(io)
  await live.subscribe(`users.${me.id}`, ({ data }) => {
    if ('previous_status' in data) told.push(data.order_id)
    wake()
  })
  const until = async (id: number) => {
    while (!told.includes(id)) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const first = await order(souk)
  await until(first)
  await lineDown(true)
  const missed = await order(createSouk({ origin: direct, token }))
  await lineDown(false)
  await until(missed)
  live.close()
  return { told: told.slice(told.indexOf(first)), ordered: [first, missed] }
}

const shop = { fillAndRead, refusal, orderOnce, hearWhatWasMissed }
export type Shop = typeof shop

Object.assign(globalThis, { shop, createSouk })
