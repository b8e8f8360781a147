import Fastify, { type FastifyInstance } from 'fastify'
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clientFiles } from '../../../client/generate/client-files.ts'
import { notFound } from '../http/failure.ts'
import { renderFailures } from '../http/failures.ts'
import { validatorCompiler } from '../http/validation.ts'
import type { ContractDocument } from './document.ts'
import { describeRoutes } from './openapi.ts'

const preface = {
  info: { title: 'A shop', version: '1.0.0', description: '', license: { name: 'MIT', identifier: 'MIT' } },
  tags: {},
  examples: { operations: {}, failures: {} },
}
const deprecated = { since: '2030-01-31', sunset: '2030-07-31', use: 'mugs.list' }
const query = z.object({ colour: z.string().optional().meta({ deprecated: true }), size: z.string().optional() })
const cup = z.object({ id: z.int(), shelf: z.int().meta({ deprecated: true }) })

async function shop(): Promise<FastifyInstance> {
  const app = Fastify()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  renderFailures(app)
  await describeRoutes(app, preface)
  return app
}

describe('a route that will go', () => {
  let app: FastifyInstance
  let contract: ContractDocument
  let origin: string

  beforeAll(async () => {
    app = await shop()
    const schema = { querystring: query, response: { 200: cup } }
    app
      .withTypeProvider<ZodTypeProvider>()
      .get('/cups', { schema, config: { access: 'public', deprecated } }, async ({ query: { size } }) => {
        if (size === 'huge') throw notFound('There is none so large.')
        return { id: 1, shelf: 2 }
      })
    app.get('/mugs', { schema, config: { access: 'public' } }, async () => ({ id: 1, shelf: 2 }))
    origin = await app.listen({ host: '127.0.0.1', port: 0 })
    contract = app.swagger() as unknown as ContractDocument
  })
  afterAll(() => app.close())

  const operation = () => contract.paths['/cups']?.get

  it('is marked in the contract, with its last day and what to call instead', () => {
    expect(operation()).toMatchObject({
      deprecated: true,
      'x-sunset': '2030-07-31',
      description: 'Deprecated since 2030-01-31 and gone after 2030-07-31: call `mugs.list`.',
    })
    expect(contract.paths['/mugs']?.get).not.toHaveProperty('deprecated')
  })

  it('says so on every answer, failures included, and the contract declares those headers', async () => {
    for (const [path, status] of Object.entries({ '/cups': 200, '/cups?size=huge': 404, '/cups?size=1&size=2': 422 })) {
      const response = await fetch(`${origin}${path}`)
      const { headers } = response
      expect([response.status, headers.get('deprecation'), headers.get('sunset')]).toEqual([
        status,
        '@1896048000',
        'Wed, 31 Jul 2030 00:00:00 GMT',
      ])
    }
    expect((await fetch(`${origin}/mugs`)).headers.has('deprecation')).toBe(false)
    const { 200: success, 422: failure } = operation()?.responses ?? {}
    expect(success?.headers).toMatchObject({ Deprecation: {}, Sunset: {} })
    const shared = String(failure?.$ref).split('/').at(-1) ?? ''
    expect(contract.components.responses?.[shared]?.headers).toMatchObject({ Deprecation: {}, Sunset: {} })
    expect(contract.components.headers).toMatchObject({ Deprecation: { required: true }, Sunset: { required: true } })
  })

  it('shows in a generated client, as does a field or a parameter that will go', async () => {
    expect(operation()?.parameters).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'colour', deprecated: true })]),
    )
    expect(operation()?.parameters?.find(({ name }) => name === 'size')).not.toHaveProperty('deprecated')
    const types = (await clientFiles(contract as never))['client/src/generated/contract.ts']
    for (const name of ['get: operations', 'colour\\?: string', 'shelf: number']) {
      expect(types).toMatch(new RegExp(`@deprecated[^/]*\\*/\\s*${name}`))
    }
  })

  it('stays for six months, or the app does not start', async () => {
    const hasty = { config: { access: 'public' as const, deprecated: { ...deprecated, sunset: '2030-07-30' } } }
    const other = await shop()
    expect(() => other.get('/cups', hasty, async () => '')).toThrow('it may not be gone before 6 months are over')
  })
})
