import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { clientOf, newProduct } from './client.ts'
import { cloneDatabase, eventually } from './harness.ts'
import { startMailServer } from './mail-server.ts'
import { type SoukProcess, spawnSouk, untilReady } from './process.ts'

const admin = { email: 'operator@example.org', password: 'chosen by the operator' }
const processes: SoukProcess[] = []

/** As a person starts it: npm hands on what stands behind the two dashes, and the signal that ends it. */
async function npmStart(environment: Record<string, string>, ...args: string[]): Promise<SoukProcess> {
  const souk = await spawnSouk(environment, ['npm', 'start', '--', ...args])
  processes.push(souk)
  return souk
}

afterAll(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGTERM')
    await ended
  }
})

describe('npm start', () => {
  it('runs the half that it is told to run, and says which: no API in the worker, no mail from the API', async () => {
    const mailServer = await startMailServer()
    const environment = {
      DATABASE_URL: await cloneDatabase(),
      REDIS_URL: inject('redisUrl'),
      REDIS_PREFIX: `test-${randomUUID()}`,
      SMTP_URL: mailServer.url,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
    }
    const api = await npmStart(environment, 'api')
    await untilReady(api)
    expect(api.output()).toContain('Role api')
    const { body } = await clientOf(api).post('/login', admin)
    const { token, user } = body.data
    const operator = { ...user, ...clientOf(api, token) }
    const { id } = await newProduct(operator)
    await operator.post('/orders', { items: [{ product_id: id, quantity: 1 }] })
    // A relay looks every half second, if there is one.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(mailServer.attempts()).toBe(0)

    const worker = await npmStart(environment, 'worker')
    await eventually(() => worker.output().includes('Role worker'), 60_000)
    await eventually(() => mailServer.received.length === 1)
    expect(worker.output()).not.toContain('/api/v1')

    for (const { child, ended } of [api, worker]) {
      child.kill('SIGTERM')
      await ended
    }
    await expect(fetch(`${api.origin}/health/live`)).rejects.toThrow()
    await mailServer.stop()
  })

  it('refuses a part that there is not, instead of running everything', async () => {
    const souk = await npmStart({ DATA_DIR: '/nowhere' }, 'wroker')
    expect(await souk.ended).toBe(1)
    expect(souk.output()).toContain("'wroker' is not a part of Souk")
  })
})
