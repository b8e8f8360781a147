/**
 * What hand-written.ts measures Souk beside: the same product list and the same orders as one writes them for one shop system of
 * one's own, with a pool, a cache and a queue, and without row security, ledger, outbox, history, numbers, keys or monitoring.
 */
import { createHash } from 'node:crypto'
import { Queue, Worker } from 'bullmq'
import Fastify from 'fastify'
import { Redis } from 'ioredis'
import { Pool } from 'pg'

const redis = new Redis(process.env.REDIS_URL as string)
const pool = new Pool({ connectionString: process.env.DATABASE_URL as string, max: 16 })
const { hostname: host, port, password } = new URL(process.env.REDIS_URL as string)
const connection = { host, port: Number(port), maxRetriesPerRequest: null, ...(password && { password }) }
const mails = new Queue('mails', { connection, defaultJobOptions: { removeOnComplete: true } })
const worker = new Worker('mails', async ({ data }) => data, { connection, concurrency: 8 })

interface Bounds {
  min_price?: string
  max_price?: string
}
interface Ordered {
  items: { product_id: number; quantity: number }[]
}

const app = Fastify()
app.decorateRequest('shop', 0)
app.addHook('onRequest', async (request, reply) => {
  const digest = createHash('sha256')
    .update(request.headers.authorization ?? '')
    .digest('hex')
  const held = await redis.get(`token:${digest}`)
  const shop = held ?? (await pool.query('SELECT shop_id FROM tokens WHERE digest = $1', [digest])).rows[0]?.shop_id
  if (shop === undefined) return reply.code(401).send({ error: 'unauthenticated' })
  if (held === null) await redis.set(`token:${digest}`, shop, 'EX', 60)
  request.shop = Number(shop)
})

app.get<{ Querystring: Bounds }>('/products', async ({ shop, query }, reply) => {
  reply.type('application/json; charset=utf-8')
  const key = `products:${shop}:${JSON.stringify(query)}`
  const held = await redis.get(key)
  if (held !== null) return held
  const values = [shop, query.min_price ?? 0, query.max_price ?? 1e8]
  const where = 'WHERE shop_id = $1 AND price BETWEEN $2 AND $3'
  const [page, counted] = await Promise.all([
    pool.query({
      name: 'page',
      text: `SELECT * FROM products ${where} ORDER BY created_at DESC, id DESC LIMIT 20`,
      values,
    }),
    pool.query({ name: 'count', text: `SELECT count(*) FROM products ${where}`, values }),
  ])
  const body = JSON.stringify({ data: page.rows, total: Number(counted.rows[0].count) })
  await redis.set(key, body, 'EX', 900)
  return body
})

app.post<{ Body: Ordered }>('/orders', async ({ shop, body }, reply) => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    let cents = 0
    const items = body.items.toSorted((one, other) => one.product_id - other.product_id)
    for (const { product_id, quantity } of items) {
      const text =
        'UPDATE products SET quantity = quantity - $3 WHERE shop_id = $1 AND id = $2 AND quantity >= $3 RETURNING price'
      const { rows } = await client.query({ name: 'take', text, values: [shop, product_id, quantity] })
      if (rows.length === 0) throw new Error('sold out')
      cents += quantity * Math.round(Number(rows[0].price) * 100)
    }
    const insert = 'INSERT INTO orders (shop_id, total) VALUES ($1, $2) RETURNING id'
    const { rows } = await client.query({ name: 'order', text: insert, values: [shop, cents / 100] })
    const lines = 'INSERT INTO lines (order_id, product_id, quantity) SELECT $1, * FROM unnest($2::bigint[], $3::int[])'
    const columns = [items.map(({ product_id }) => product_id), items.map(({ quantity }) => quantity)]
    await client.query({ name: 'lines', text: lines, values: [rows[0].id, ...columns] })
    await client.query('COMMIT')
    await mails.add('placed', rows[0])
    return reply.code(201).send({ id: rows[0].id, total: cents / 100, items })
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
})

declare module 'fastify' {
  interface FastifyRequest {
    shop: number
  }
}

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.send?.('ready')
process.on('SIGTERM', async () => {
  await Promise.all([app.close(), worker.close(), mails.close()])
  process.exit(0)
})
