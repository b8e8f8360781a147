/** The clients of realtime.ts, in a process of their own: many sockets that wait, and those who change and listen. */
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { Pool } from 'pg'
import { io, type Socket } from 'socket.io-client'

export interface Subscription {
  channel: string
  token: string
}

export type ClientTask =
  | { task: 'open'; origin: string; subscriptions: Subscription[] }
  | { task: 'close' }
  | { task: 'change'; origin: string; token: string; listeners: Subscription[]; orders: number[]; perSecond: number }
  | { task: 'notify'; origin: string; databaseUrl: string; count: number; perSecond: number }

const openAtOnce = 50
const statuses = ['paid', 'shipped', 'delivered']
const open: Socket[] = []

/** Resolves when the server has answered the subscription. */
function subscribe(origin: string, { channel, token }: Subscription): Promise<Socket> {
  const socket = io(origin, { transports: ['websocket'], forceNew: true, reconnection: false })
  open.push(socket)
  const auth = { headers: { authorization: `Bearer ${token}` } }
  return new Promise((resolve, reject) => {
    socket.once('subscription_succeeded', () => resolve(socket))
    socket.once('subscription_error', (_channel, { message }) => reject(new Error(message)))
    socket.once('connect_error', reject)
    socket.emit('subscribe', { channel, auth })
  })
}

async function openAll(origin: string, subscriptions: Subscription[]): Promise<Socket[]> {
  const sockets: Socket[] = []
  for (let at = 0; at < subscriptions.length; at += openAtOnce) {
    const batch = subscriptions.slice(at, at + openAtOnce)
    sockets.push(...(await Promise.all(batch.map((subscription) => subscribe(origin, subscription)))))
  }
  return sockets
}

/** Runs `change` so many times a second, however long each takes, and answers the delays from its answer to `heardAt`. */
function measure(count: number, perSecond: number, change: (at: number) => Promise<string>) {
  const heardAt = new Map<string, number>()
  const answeredAt = new Map<string, number>()
  const begunAt = performance.now()
  const changes = Array.from({ length: count }, async (_value, at) => {
    await delay(Math.max(0, begunAt + (at * 1_000) / perSecond - performance.now()))
    const key = await change(at)
    answeredAt.set(key, performance.now())
  })
  return {
    hear: (key: string) => void (heardAt.has(key) || heardAt.set(key, performance.now())),
    async delays(): Promise<number[]> {
      await Promise.all(changes)
      for (let waited = 0; heardAt.size < count && waited < 10_000; waited += 50) await delay(50)
      return [...heardAt].map(([key, at]) => at - (answeredAt.get(key) ?? at))
    },
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })

function put(url: string, token: string, body: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'PUT', agent, headers }, (response) => {
      response.resume()
      response.once('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
      )
    })
    sent.once('error', reject)
    sent.end(JSON.stringify(body))
  })
}

async function run(task: ClientTask): Promise<unknown> {
  if (task.task === 'open') return (await openAll(task.origin, task.subscriptions)).length
  if (task.task === 'close') return open.splice(0).map((socket) => socket.disconnect()).length
  if (task.task === 'notify') {
    const pool = new Pool({ connectionString: task.databaseUrl, max: 4 })
    const [socket] = await openAll(task.origin, [{ channel: 'bare', token: '' }])
    const measured = measure(task.count, task.perSecond, async (at) => {
      await pool.query("SELECT pg_notify('bench', $1)", [String(at)])
      return String(at)
    })
    socket?.on('noticed', measured.hear)
    return measured.delays().finally(() => pool.end())
  }
  const { origin, token, listeners, orders, perSecond } = task
  const sockets = await openAll(origin, listeners)
  const measured = measure(orders.length * statuses.length, perSecond, async (at) => {
    const [id, status] = [orders[at % orders.length], statuses[Math.floor(at / orders.length)]]
    await put(`${origin}/api/v1/orders/${id}/status`, token, { status })
    return `${id} ${status}`
  })
  for (const socket of sockets)
    socket.on('order.status-changed', (_channel, { order_id, status }) => measured.hear(`${order_id} ${status}`))
  return measured.delays()
}

process.on('message', async (task: ClientTask) => process.send?.(await run(task)))
process.on('disconnect', () => process.exit())
