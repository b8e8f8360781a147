import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDrain } from '#platform/http/drain.ts'
import { healthRoutes } from '#platform/http/health.routes.ts'
import { validatorCompiler } from '#platform/http/validation.ts'
import { eventually, type Souk, startSouk } from './harness.ts'

let souk: Souk

beforeAll(async () => {
  souk = await startSouk()
})

/** As it goes over the wire: fetch would unpack it. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (resolve, reject) => {
      const asked = request(`${souk.origin}${path}`, { headers }, (answer) => {
        buffer(answer).then((body) => resolve({ status: answer.statusCode, headers: answer.headers, body }), reject)
      })
      asked.once('error', reject)
      asked.end()
    },
  )
}

describe('the contract', () => {
  it('comes packed to who can unpack it, in a tenth of its bytes, and plain to anybody else', async () => {
    const plain = await raw('/openapi.json', {})
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers.vary).toContain('accept-encoding')
    for (const accepted of ['gzip', 'br, gzip;q=0.5', '*', 'GZIP']) {
      const packed = await raw('/openapi.json', { 'accept-encoding': accepted })
      expect(packed.headers['content-encoding'], accepted).toBe('gzip')
      expect(packed.body.length).toBeLessThan(plain.body.length / 8)
      expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    }
    for (const accepted of ['gzip;q=0', 'br', 'identity', 'gzip;q=0.0, *', 'xgzip']) {
      expect(
        (await raw('/openapi.json', { 'accept-encoding': accepted })).headers['content-encoding'],
        accepted,
      ).toBeUndefined()
    }
  })

  it('is not sent again to who holds it', async () => {
    const { headers } = await raw('/openapi.json', {})
    const again = await raw('/openapi.json', { 'if-none-match': String(headers.etag), 'accept-encoding': 'gzip' })
    expect({ status: again.status, bytes: again.body.length }).toEqual({ status: 304, bytes: 0 })
    expect((await raw('/openapi.json', { 'if-none-match': '"another"' })).status).toBe(200)
  })
})

describe('readiness', () => {
  it('is looked at once for all who ask at once, and anew a moment later', async () => {
    let looks = 0
    const app = Fastify()
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    const look = async () => {
      looks += 1
    }
    await app.register(healthRoutes, { checks: { database: look }, drain: openDrain(app.server) })
    const origin = await app.listen({ host: '127.0.0.1', port: 0 })
    const ask = async () => (await fetch(`${origin}/health/ready`)).status
    const asked = await Promise.all(Array.from({ length: 300 }, ask))
    expect(new Set(asked)).toEqual(new Set([200]))
    expect(looks).toBeLessThan(20)
    const before = looks
    await eventually(async () => (await ask()) === 200 && looks > before)
    await app.close()
  })
})
