import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { clientOf, newProduct, type User } from '../client.ts'
import { cloneDatabase, eventually } from '../harness.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'

interface Killed {
  mailServer: MailServer
  /** The delivery as its recipient sees it, once it is sent. */
  delivery: { status: string; attempts: number; message_id: string }
}

/** Orders from a Souk of its own, which gets SIGKILL at a moment of the delivery, and waits until the next one has sent. */
async function killAt(arm: (mailServer: MailServer, kill: () => void) => void): Promise<Killed> {
  const mailServer = await startMailServer()
  const admin = { email: 'admin@example.com', password: 'a long enough password' }
  const environment = {
    DATABASE_URL: await cloneDatabase(),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${randomUUID()}`,
    SMTP_URL: mailServer.url,
    RATE_LIMIT_PER_MINUTE: '0',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  }
  const first = await spawnSouk(environment)
  await untilReady(first)
  const user = await login(first, admin)
  const { id } = await newProduct(user)
  arm(mailServer, () => first.child.kill('SIGKILL'))
  await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] }).catch(() => {})
  expect(await first.ended).toBeNull()
  mailServer.onConnect(() => {})
  mailServer.beforeTaking(() => {})

  const second = await spawnSouk(environment)
  await untilReady(second)
  const again = await login(second, admin)
  const delivery = await eventually(
    async () => (await again.get('/notifications?status=sent')).body.data[0],
    // A lease and a job's lock have to run out first.
    120_000,
  )
  second.child.kill('SIGTERM')
  await second.ended
  await mailServer.stop()
  return { mailServer, delivery }
}

async function login(souk: SoukProcess, account: { email: string; password: string }): Promise<User> {
  const { body } = await clientOf(souk).post('/login', account)
  const { token, user } = body.data
  return { id: user.id, email: user.email, token, ...clientOf(souk, token) }
}

describe('a process that is killed while it delivers a mail', () => {
  it.concurrent('sends it exactly once when it had claimed it and not yet handed it over', async () => {
    const { mailServer, delivery } = await killAt((server, kill) => server.onConnect(kill))
    expect(mailServer.received).toHaveLength(1)
    expect(delivery).toMatchObject({ status: 'sent', attempts: 2 })
  }, 240_000)

  it.concurrent('repeats it under the same Message-ID when the server had taken it and nobody had marked it', async () => {
    const { mailServer, delivery } = await killAt((server, kill) => server.beforeTaking(kill))
    // No protocol closes this gap: the mail would be lost or is there twice, and what is twice can be told by its id.
    expect(mailServer.received.map(({ messageId }) => messageId)).toEqual([delivery.message_id, delivery.message_id])
    expect(delivery).toMatchObject({ status: 'sent', attempts: 2 })
  }, 240_000)
})
