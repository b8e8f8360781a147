import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

interface Schema {
  [keyword: string]: unknown
  type?: string
  minimum?: number
  maximum?: number
  enum?: unknown[]
  default?: unknown
  properties?: Record<string, Schema>
}

interface Operation {
  operationId: string
  parameters?: { name: string; in: string; schema: Schema; $ref?: string }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content?: Record<string, unknown> }>
}

interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema>; responses: Record<string, unknown> }
}

let souk: Souk
let admin: User
let contract: Contract

beforeAll(async () => {
  souk = await startSouk()
  admin = await newUser(souk, 'admin')
  contract = (await admin.get('/openapi.json')).body
})

const operations = () =>
  Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

/** A stream that begins does not end. */
const isRead = ({ responses }: Operation) => responses['200']?.content?.['application/json'] !== undefined

/** Every object at any depth below the part, references followed once each. */
function* partsOf(part: unknown, seen = new Set<unknown>()): Generator<Schema> {
  if (typeof part !== 'object' || part === null || seen.has(part)) return
  seen.add(part)
  const { $ref } = part as { $ref?: unknown }
  if (typeof $ref === 'string') {
    const [, , kind = '', name = ''] = $ref.split('/')
    yield* partsOf((contract.components as unknown as Record<string, Record<string, unknown>>)[kind]?.[name], seen)
  }
  yield part as Schema
  for (const each of Object.values(part)) yield* partsOf(each, seen)
}

describe('the contract says what the server does:', () => {
  it('every bound of a parameter, every listed value and both truths are taken', async () => {
    const asked = operations().flatMap(({ path, method, operation }) =>
      (method === 'get' && !path.includes('{') && isRead(operation) ? (operation.parameters ?? []) : [])
        .filter(({ in: place }) => place === 'query')
        .flatMap(({ name, schema }) => {
          const { type, minimum, maximum, enum: listed = [] } = schema
          const truths = type === 'boolean' ? [true, false] : []
          const bounds = [minimum, maximum].filter((bound) => bound !== undefined)
          return [...bounds, ...listed, ...truths].map((value) => ({ path, name, value }))
        }),
    )
    expect(asked.length).toBeGreaterThan(40)
    for (const { path, name, value } of asked) {
      const { status, body } = await admin.get(`${path}?${name}=${encodeURIComponent(String(value))}`)
      // A number that may be a user's need not be one.
      const problems = (body?.errors?.[name] ?? []).filter((problem: string) => !problem.endsWith('names no user.'))
      expect([path, name, value, problems, status < 500]).toEqual([path, name, value, [], true])
    }
  })

  it('one more than a bound is refused', async () => {
    for (const query of ['since=9007199254740992', 'since=-1', 'since=99999999999999999999', 'page=1.0', 'page=1e1'])
      expect((await admin.get(`/events?${query}`)).status).toBe(422)
  })

  it('an address is described wherever one is asked for', () => {
    for (const name of ['RegisterRequest', 'UpdateProfileRequest', 'ForgotPasswordRequest']) {
      const email = contract.components.schemas[name]?.properties?.email
      expect(email).toMatchObject({ type: 'string', format: 'email', maxLength: 254, pattern: expect.any(String) })
    }
  })

  it('no request has a default, which would make its field a required one in generated clients', () => {
    const parts = operations().flatMap(({ operation }) => [
      ...partsOf(operation.requestBody?.content['application/json']?.schema),
      ...(operation.parameters ?? []).flatMap(({ schema }) => [...partsOf(schema)]),
    ])
    expect(parts.filter((part) => 'default' in part && typeof part.default !== 'object')).toEqual([])
    const { description } = contract.components.schemas.LoginRequest?.properties?.device_name ?? {}
    expect(description).toBe('`"api"` when absent.')
  })

  it('an answer may get a field, and a failure a code, and requests take no field that they do not know', () => {
    const answers = operations().flatMap(({ operation }) => [...partsOf(operation.responses)])
    expect(answers.filter(({ additionalProperties }) => additionalProperties === false)).toEqual([])
    // Who reads the contract tells requests by their names.
    const closed = Object.entries(contract.components.schemas)
      .filter(([, { additionalProperties }]) => additionalProperties === false)
      .map(([name]) => name)
    expect(closed.filter((name) => !name.endsWith('Request'))).toEqual([])
    const codes = answers.flatMap(({ properties }) => (properties?.code ? [properties.code] : []))
    expect(codes.filter((code) => code.enum !== undefined)).toEqual([])
    const requests = operations().flatMap(({ operation }) => {
      const schema = operation.requestBody?.content['application/json']?.schema
      // What a provider posts is the provider's: nothing is said of it.
      if (schema === undefined || operation.operationId === 'hooks.receive') return []
      return [([...partsOf(schema)][0] as Schema).additionalProperties]
    })
    expect(new Set(requests)).toEqual(new Set([false]))
  })
})
