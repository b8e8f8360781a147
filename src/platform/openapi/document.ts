import type { FastifyContextConfig, RouteOptions } from 'fastify'
import type { z } from 'zod'
import { deprecationNote } from './deprecation.ts'
import type { Examples } from './examples.ts'
import { parameterReference, requestHeaders, responseHeaders } from './headers.ts'
import { type Convert, type JsonSchema, schemaConverter } from './json-schema.ts'
import { operationName } from './operation.ts'
import { failureResponses, type ResponseContext, successesOf } from './responses.ts'
import { failuresOf } from './route-failures.ts'
import { securityOf, securitySchemes } from './security.ts'

/** What no route can know: the words around the contract. */
export interface Preface {
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  /** What each noun is about. */
  tags: Record<string, string>
  examples: Examples
}

export interface Operation {
  operationId: string
  parameters?: JsonSchema[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, JsonSchema>
  [field: string]: unknown
}

export interface ContractDocument {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, JsonSchema>>
  [field: string]: unknown
}

/** The contract of the routes: nothing in it is written by hand that the routes themselves know. */
export function contractOf(routes: readonly RouteOptions[], { info, tags, examples }: Preface): ContractDocument {
  const { components: schemas, convert } = schemaConverter()
  const context: ResponseContext = { convert, examples, shared: {} }
  const paths: ContractDocument['paths'] = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    for (const method of [route.method].flat().filter((name) => name !== 'HEAD')) {
      paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(method, route, context) }
    }
  }
  const used = new Set(JSON.stringify([paths, context.shared]).match(/(?<=#\/components\/headers\/)[\w-]+/g))
  const headers = Object.fromEntries(Object.entries(responseHeaders).filter(([name]) => used.has(name)))
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/', description: 'The server that this contract came from.' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: sorted(schemas),
      responses: sorted(context.shared),
      parameters: requestHeaders,
      headers,
      securitySchemes,
    },
  }
}

const sorted = (parts: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)))

function operationOf(method: string, route: RouteOptions, context: ResponseContext): Operation {
  const { url, schema = {}, config = {} } = route
  const operationId = operationName(method, url, config.operation)
  const { deprecated, summary } = config
  const description = [config.description, deprecated && deprecationNote(deprecated)].filter(Boolean).join('\n\n')
  return {
    operationId,
    ...(summary && { summary }),
    ...(description && { description }),
    tags: [operationId.split('.')[0]],
    ...(deprecated && { deprecated: true, 'x-sunset': deprecated.sunset }),
    security: securityOf(method, config),
    parameters: parametersOf(route, context.convert),
    ...(schema.body !== undefined && { requestBody: requestBodyOf(operationId, schema.body as z.ZodType, context) }),
    ...(config.bodyTypes && { requestBody: bytesOf(config.bodyTypes) }),
    responses: {
      ...successesOf(operationId, route, context),
      ...failureResponses(failuresOf(method, route), config, context),
    },
  }
}

function parametersOf({ schema = {}, config = {} }: RouteOptions, convert: Convert): JsonSchema[] {
  return [
    ...fieldsOf('path', schema.params, convert),
    ...fieldsOf('query', schema.querystring, convert),
    ...(isSigned(config) ? [parameterReference('Shop')] : []),
    ...(config.idempotent ? [parameterReference('IdempotencyKey')] : []),
    ...(config.cartToken ? [parameterReference('CartToken')] : []),
    ...(config.takesCart ? [parameterReference('ShownCart')] : []),
    ...(config.cached || config.named || config.immutable ? [parameterReference('IfNoneMatch')] : []),
    ...(config.conditional ? [parameterReference('IfMatch')] : []),
    ...(config.stream?.resumable ? [parameterReference('LastEventId')] : []),
    parameterReference('RequestId'),
  ]
}

const isSigned = ({ access, unlimited }: FastifyContextConfig) =>
  access !== undefined && access !== 'public' && !unlimited

function fieldsOf(place: 'path' | 'query', schema: unknown, convert: Convert): JsonSchema[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = convert(schema as z.ZodType, 'input')
  return Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, { description, deprecated, ...property }]) => ({
      name,
      in: place,
      ...(description !== undefined && { description }),
      ...(deprecated === true && { deprecated }),
      ...((required as string[]).includes(name) && { required: true }),
      schema: property,
    }),
  )
}

function requestBodyOf(operationId: string, schema: z.ZodType, { convert, examples }: ResponseContext) {
  const { body: example } = examples.operations[operationId] ?? {}
  const content = { schema: convert(schema, 'input'), ...(example !== undefined && { example }) }
  // A body whose fields may all be absent may be absent itself.
  return { required: !schema.safeParse({}).success, content: { 'application/json': content } }
}

/** OpenAPI says of bytes nothing but their type. */
const bytesOf = (types: readonly string[]) => ({
  required: true,
  content: Object.fromEntries(types.map((type) => [type, { schema: {} }])),
})
