/**
 * `node bench/many-shops.ts [shops]`: whether a shop of a hundred products feels how many others there are. Ten shops are seeded, then
 * as many as are asked for (10,000), with ten orders each; what owners and visitors do in fifty of them is timed, each request another
 * one, eight at a time. The limit: with all shops the 95th percentile is at most 1.5 times that with ten.
 */
import { availableParallelism, loadavg } from 'node:os'
import { seedCommand } from '#modules/operations/seed/index.ts'
import { openSouk } from './souk.opened.ts'

const many = Number(process.argv[2] ?? 10_000)
const few = 10
const visited = 50
const requests = 2_000
const atOnce = 8
const limit = 1.5
const say = (line: string) => void process.stdout.write(`${line}\n`)
const { dependencies, call, close } = await openSouk()

interface Shop {
  slug: string
  bearer: Record<string, string>
  products: number[]
}

type Act = (shop: Shop, turn: number) => [method: string, path: string, body?: object, headers?: Record<string, string>]

const acts: Record<string, Act> = {
  'public list': ({ slug }, turn) => ['GET', `/shops/${slug}/listings?max_price=${1_000 + turn}.00&per_page=20`],
  'products of the owner': ({ bearer }, turn) => ['GET', `/products?max_price=${1_000 + turn}.00`, undefined, bearer],
  'search of the owner': ({ bearer }, turn) => ['GET', `/products?search=mug+${turn % 100}`, undefined, bearer],
  'orders of the owner': ({ bearer }, turn) => ['GET', `/orders?max_total=${100_000 + turn}.00`, undefined, bearer],
  'order of the desk': ({ bearer, products }, turn) => [
    'POST',
    '/orders',
    { items: [{ product_id: products[turn % products.length], quantity: 1 }] },
    bearer,
  ],
}

let turn = 0

try {
  say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
  const before = await measure(await seed(few))
  const after = await measure(await seed(many - few))
  let worst = 0
  for (const [name, p95] of Object.entries(after)) {
    const ratio = p95 / (before[name] ?? p95)
    worst = Math.max(worst, ratio)
    say(
      `${name.padEnd(22)} p95 ${before[name]?.toFixed(1)} ms with ${few} shops, ${p95.toFixed(1)} with ${many}: ${ratio.toFixed(2)}`,
    )
  }
  if (worst > limit) process.exitCode = 1
} finally {
  await close()
}

/** Some of the shops that were made, spread over all of them. */
async function seed(shops: number): Promise<Shop[]> {
  const began = performance.now()
  const options = { shops, products: 100, orders: 10, yes: true as const }
  const made = await seedCommand.run({ ...dependencies, config: { demo: true } }, options, () => {})
  const { first, last, password } = made.result as { first: string; last: string; password: string }
  say(`${shops} shops seeded in ${((performance.now() - began) / 1_000).toFixed(0)} s`)
  const [run, highest] = [/seed-(\w+)-/.exec(first)?.[1], Number(/-(\d+)@/.exec(last)?.[1])]
  const step = Math.max(1, Math.floor(highest / visited))
  const shown: Shop[] = []
  for (let number = 1; number <= highest && shown.length < visited; number += step)
    shown.push(await signIn(`seed-${run}-${number}@example.com`, password))
  return shown
}

async function signIn(email: string, password: string): Promise<Shop> {
  const { data } = await call('POST', '/login', { email, password, device_name: 'bench' })
  const bearer = { authorization: `Bearer ${data.token}` }
  const { slug } = (await call('GET', '/shop', undefined, bearer)).data
  const rows = (await call('GET', '/products?in_stock=true&per_page=20&sort=-quantity', undefined, bearer)).data
  return { slug, bearer, products: rows.map(({ id }: { id: number }) => id) }
}

/** The 95th percentile of each act, in milliseconds. */
async function measure(shops: Shop[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const [name, act] of Object.entries(acts)) {
    await time(act, shops, requests / 4)
    const all = (await time(act, shops, requests)).sort((one, other) => one - other)
    found[name] = all[Math.floor(all.length * 0.95)] ?? 0
  }
  return found
}

async function time(act: Act, shops: Shop[], count: number): Promise<number[]> {
  const times: number[] = []
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      turn += 1
      const [method, path, body, headers] = act(shops[turn % shops.length] as Shop, turn)
      const began = performance.now()
      await call(method, path, body, headers)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return times
}
