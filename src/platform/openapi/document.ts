import type { FastifySchema, RouteOptions } from 'fastify'
import { z } from 'zod'
import { failureStatuses } from './failure-statuses.ts'
import { type JsonSchema, schemaConverter } from './json-schema.ts'
import { operationName } from './operation.ts'

const Failure = z
  .object({
    success: z.literal(false),
    message: z.string(),
    code: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional(),
    meta: z.object({ request_id: z.string() }),
  })
  .meta({ id: 'Failure' })

const info = {
  title: 'Souk',
  version: '1.0.0',
  description:
    'Every user runs a small shop of their own. Every answer wears one envelope; every failure has a stable `code`.',
}

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer', description: 'A personal access token, `id|secret`.' },
  session: { type: 'apiKey', in: 'cookie', name: 'souk_session' },
}

export interface ContractDocument {
  openapi: string
  info: typeof info
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: typeof securitySchemes }
}

export interface Operation {
  operationId: string
  responses: Record<string, JsonSchema>
  [field: string]: unknown
}

/** The contract of the routes: nothing in it is written by hand that the routes themselves know. */
export function contractOf(routes: readonly RouteOptions[]): ContractDocument {
  const { components, convert } = schemaConverter()
  const paths: ContractDocument['paths'] = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    for (const method of [route.method].flat()) {
      if (method === 'HEAD') continue
      paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(method, route, convert) }
    }
  }
  const schemas = Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { openapi: '3.1.0', info, paths, components: { schemas, securitySchemes } }
}

type Convert = ReturnType<typeof schemaConverter>['convert']

function operationOf(method: string, { url, schema = {}, config = {} }: RouteOptions, convert: Convert): Operation {
  const operationId = operationName(method, url, config.operation)
  const open = config.access === 'public'
  const parameters = [
    ...parametersOf('path', schema.params, convert),
    ...parametersOf('query', schema.querystring, convert),
    ...(config.idempotent ? [idempotencyKey] : []),
  ]
  return {
    operationId,
    tags: [operationId.split('.')[0]],
    ...(!open && { security: [{ token: [] }, { session: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(schema.body !== undefined && { requestBody: requestBodyOf(schema.body as z.ZodType, convert) }),
    responses: responsesOf(schema, { open, counted: config.unlimited !== true }, convert),
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key and body gets the first answer again, with `Idempotent-Replayed: true`.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

function parametersOf(place: 'path' | 'query', schema: unknown, convert: Convert): JsonSchema[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = convert(schema as z.ZodType, 'input')
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, property]) => ({
    name,
    in: place,
    ...((required as string[]).includes(name) && { required: true }),
    schema: property,
  }))
}

function requestBodyOf(schema: z.ZodType, convert: Convert) {
  // A body whose fields may all be absent may be absent itself.
  const required = !schema.safeParse({}).success
  return { required, content: { 'application/json': { schema: convert(schema, 'input') } } }
}

function responsesOf(schema: FastifySchema, route: { open: boolean; counted: boolean }, convert: Convert) {
  const responses: Record<string, JsonSchema> = {}
  const declared = (schema.response ?? {}) as Record<string, z.ZodType>
  for (const status of failureStatuses(schema, route)) {
    responses[status] = {
      description: 'Failure',
      content: { 'application/json': { schema: convert(Failure, 'output') } },
    }
  }
  for (const [status, body] of Object.entries(declared)) {
    const empty = body instanceof z.ZodNull
    responses[status] = {
      description: 'Success',
      ...(!empty && { content: { 'application/json': { schema: convert(body, 'output') } } }),
    }
  }
  return responses
}
