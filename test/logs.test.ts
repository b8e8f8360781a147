import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clientOf, newUser } from './client.ts'
import { eventually, startSouk } from './harness.ts'
import { hiddenField, plantSecrets } from './planted-secrets.ts'
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

  it('holds none of the secrets that clients hand over, rightly or by mistake, however much it is told to say', async () => {
    const souk = await startSouk()
    const told = await spawnSouk({
      DATABASE_URL: souk.databaseUrl,
      REDIS_URL: souk.config.redisUrl ?? '',
      REDIS_PREFIX: souk.config.redisPrefix,
      SMTP_URL: souk.mailServer.url,
      LOG_LEVEL: 'trace',
      MONITORING_HIDDEN_FIELDS: hiddenField,
      RATE_LIMIT_PER_MINUTE: '0',
    })
    try {
      await untilReady(told)
      const secrets = await plantSecrets({ origin: told.origin, mailServer: souk.mailServer })
      await eventually(() => told.output().includes('/api/v1/password/reset'))
      for (const path of ['/api/v1/login', '/api/v1/nowhere/', '/api/v1/products?search='])
        expect(told.output()).toContain(path)
      for (const secret of secrets) expect(told.output()).not.toContain(secret)
    } finally {
      told.child.kill('SIGTERM')
      await told.ended
    }
  })
})
