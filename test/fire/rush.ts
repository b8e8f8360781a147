/**
 * One tenant's rush, as a process of its own, so that whoever measures another tenant is not slowed by asking: orders, lists that nobody
 * has asked for before, and wrong passwords, on many connections, until it is ended. Arguments: origin, token, product.
 */
import { Agent, request } from 'node:http'

const [origin = '', token = '', product = ''] = process.argv.slice(2)
const connections = 60
const agent = new Agent({ keepAlive: true, maxSockets: connections })
let turn = 0

const order = JSON.stringify({ items: [{ product_id: Number(product), quantity: 1 }] })

function next(): { method: string; path: string; body?: string } {
  turn += 1
  if (turn % 10 === 0)
    return {
      method: 'POST',
      path: '/login',
      body: JSON.stringify({ email: `nobody${turn}@example.com`, password: 'wrong password' }),
    }
  if (turn % 2 === 0) return { method: 'POST', path: '/orders', body: order }
  return { method: 'GET', path: `/products?max_price=${turn}.${turn % 100}` }
}

function ask(): void {
  const { method, path, body } = next()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const asked = request(`${origin}/api/v1${path}`, { method, headers, agent }, (answer) => {
    answer.resume()
    answer.on('close', ask)
  })
  asked.on('error', () => setTimeout(ask, 50))
  asked.end(body)
}

for (let connection = 0; connection < connections; connection += 1) ask()
