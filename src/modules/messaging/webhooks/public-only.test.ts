import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { startReceiver } from '#test/webhook-receiver.ts'

describe('where webhooks go to the internet alone', () => {
  let souk: Souk
  let merchant: User
  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  it.each([
    'http://example.com/hook',
    'https://127.0.0.1/hook',
    'https://localhost/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://metadata.google.internal/',
  ])('an endpoint at %s is refused', async (url) => {
    const { status, body } = await merchant.post('/webhook-endpoints', { url })
    expect([status, Object.keys(body.errors)]).toEqual([422, ['url']])
    const { body: made } = await merchant.post('/webhook-endpoints', { url: 'https://8.8.8.8/hook' })
    const path = `/webhook-endpoints/${made.data.id}`
    expect((await merchant.call('PATCH', path, { url })).status).toBe(422)
    await merchant.call('DELETE', path)
  })

  it('one that leads inside by now is not asked', async () => {
    const receiver = await startReceiver()
    const { body } = await merchant.post('/webhook-endpoints', { url: 'https://8.8.8.8/hook' })
    await souk.owner.query('UPDATE webhook_endpoints SET url = $2 WHERE id = $1', [
      body.data.id,
      receiver.url.replace('http:', 'https:'),
    ])
    await merchant.post(`/webhook-endpoints/${body.data.id}/test`)
    const path = `/webhook-endpoints/${body.data.id}/deliveries`
    await eventually(async () => (await merchant.get(path)).body.data[0].attempts === 1)
    const { failure } = await eventually(async () =>
      (await merchant.get(path)).body.data.find((one: { failure: string }) => one.failure),
    )
    expect(failure).toBe('The address must lead to a public address.')
    expect(receiver.heard).toEqual([])
  })
})

it('a server without a key makes no endpoint, and says why', async () => {
  const souk = await startSouk({ SECRETS_KEY: '' })
  const merchant = await newUser(souk, 'merchant')
  const { status, body } = await merchant.post('/webhook-endpoints', { url: 'https://8.8.8.8/hook' })
  expect(status).toBe(409)
  expect(body.message).toContain('SECRETS_KEY')
})
