import { randomUUID } from 'node:crypto'
import { expect, inject, it } from 'vitest'
import { clientOf, newProduct, type User } from '../client.ts'
import { cloneDatabase, eventually } from '../harness.ts'
import { startMailServer } from '../mail-server.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { startReceiver } from '../webhook-receiver.ts'

it('a webhook goes out again, under its id, after its process was killed and all that Redis held was lost', async () => {
  const [mailServer, receiver] = [await startMailServer(), await startReceiver()]
  const admin = { email: 'admin@example.com', password: 'a long enough password' }
  const environment = {
    DATABASE_URL: await cloneDatabase(),
    REDIS_URL: inject('redisUrl'),
    SMTP_URL: mailServer.url,
    RATE_LIMIT_PER_MINUTE: '0',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    SECRETS_KEY: 'of-these-tests-and-no-secret-at-all',
    WEBHOOK_ALLOW_PRIVATE: 'true',
  }
  // Each has keys of its own in Redis, and finds nothing of the other's.
  const start = async () => {
    const souk = await spawnSouk({ ...environment, REDIS_PREFIX: `test-${randomUUID()}` })
    await untilReady(souk)
    return souk
  }
  const first = await start()
  const user = await login(first, admin)
  const { id } = await newProduct(user)
  const { body } = await user.post('/webhook-endpoints', { url: receiver.url, events: ['order.created'] })
  // The receiver has it, and whoever sent it never learns so.
  receiver.answer(() => first.child.kill('SIGKILL'))
  await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] }).catch(() => {})
  expect(await first.ended).toBeNull()
  receiver.answer((response) => response.writeHead(204).end())

  const second = await start()
  const again = await login(second, admin)
  const delivery = await eventually(
    async () => (await again.get(`/webhook-endpoints/${body.data.id}/deliveries?state=delivered`)).body.data[0],
    // The lease has to run out first.
    120_000,
  )
  expect(delivery.attempts).toBe(2)
  expect(receiver.heard.map(({ headers }) => headers['webhook-id'])).toEqual([delivery.webhook_id, delivery.webhook_id])
  second.child.kill('SIGTERM')
  await second.ended
  await mailServer.stop()
}, 240_000)

async function login(souk: SoukProcess, account: { email: string; password: string }): Promise<User> {
  const { body } = await clientOf(souk).post('/login', account)
  const { token, user } = body.data
  return { id: user.id, email: user.email, token, ...clientOf(souk, token) }
}
