import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clientOf, newUser } from './client.ts'
import { eventually, startSouk } from './harness.ts'
import { spawnSouk, untilReady } from './process.ts'

describe('the log', () => {
  it('is one JSON line per request, with its ids, and never holds a secret', async () => {
    const souk = await startSouk()
    const user = await newUser(souk)
    const api = await spawnSouk(
      {
        DATABASE_URL: souk.databaseUrl,
        REDIS_URL: souk.config.redisUrl ?? '',
        REDIS_PREFIX: souk.config.redisPrefix,
        SMTP_URL: souk.mailServer.url,
        LOG_LEVEL: 'info',
      },
      [process.execPath, 'src/main.ts', 'api'],
    )
    try {
      await untilReady(api)
      const [requestId, traceId] = [randomUUID(), randomBytes(16).toString('hex')]
      const planted = { password: 'planted-password-1', cookie: 'planted-cookie-2', query: 'planted-query-3' }
      const headers = {
        'x-request-id': requestId,
        traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
        cookie: `souk_session=${planted.cookie}`,
      }
      const client = clientOf(api, user.token)
      await client.call('GET', `/orders?token=${planted.query}`, undefined, headers)
      await client.post('/login', { email: user.email, password: planted.password }, headers)
      await souk.owner.query('ALTER TABLE orders RENAME TO elsewhere')
      await client.call('GET', '/orders', undefined, headers)
      const lines = await eventually(() => {
        const parsed = api
          .output()
          .split('\n')
          .filter((line) => line.startsWith('{'))
        const ofRequest = parsed.map((line) => JSON.parse(line)).filter((line) => line.request_id === requestId)
        return ofRequest.length >= 4 && ofRequest
      })
      const [completed] = lines.filter(({ msg }) => msg === 'request completed')
      expect(completed).toMatchObject({ trace_id: traceId, method: 'GET', status: 422, user_id: user.id })
      const failed = lines.find(({ msg }) => msg === 'request failed')
      expect(failed).toMatchObject({ trace_id: traceId, err: { message: expect.stringContaining('orders') } })
      expect(failed.err.stack).toContain('.ts:')
      const secrets = [...Object.values(planted), user.token, user.token.split('|')[1]]
      for (const secret of secrets) expect(api.output()).not.toContain(secret)
    } finally {
      api.child.kill('SIGTERM')
      await api.ended
    }
  })
})
