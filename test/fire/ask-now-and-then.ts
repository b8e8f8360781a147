/**
 * A tenant who asks now and then, as a process of its own: what measures has nothing else to do meanwhile. Prints the milliseconds of
 * each request as JSON, and ends with 1 when one fails. Arguments: origin, token, product, slug, for how many milliseconds.
 */
import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'

const [origin = '', token = '', product = '', slug = '', lastingMs = ''] = process.argv.slice(2)
const betweenMs = 50
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
const order = JSON.stringify({ items: [{ product_id: Number(product), quantity: 1 }] })

const asks: (() => { method: string; path: string; body?: string })[] = [
  () => ({ method: 'GET', path: `/products?max_price=${Math.random().toFixed(4).slice(0, 4)}` }),
  () => ({ method: 'POST', path: '/orders', body: order }),
  () => ({ method: 'GET', path: '/orders' }),
  () => ({ method: 'GET', path: `/shops/${slug}/listings` }),
]

async function time({ method, path, body }: ReturnType<(typeof asks)[0]>): Promise<number> {
  const began = performance.now()
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${origin}/api/v1${path}`, { method, headers, agent }, resolve).on('error', reject).end(body)
  })
  const said = await text(answer)
  const tookMs = performance.now() - began
  if ((answer.statusCode ?? 500) >= 400) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${said}`)
  return tookMs
}

const times: number[] = []
const end = performance.now() + Number(lastingMs)
for (let turn = 0; performance.now() < end; turn += 1) {
  times.push(await time((asks[turn % asks.length] as (typeof asks)[0])()))
  await delay(betweenMs)
}
agent.destroy()
process.stdout.write(JSON.stringify(times))
