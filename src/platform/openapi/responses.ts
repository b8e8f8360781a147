import { STATUS_CODES } from 'node:http'
import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import { Failure, ValidationFailure } from '../http/envelope.ts'
import { type FailureKind, failureKinds } from '../http/failure-kinds.ts'
import { eventStreamSchema } from './event-stream.ts'
import type { Examples } from './examples.ts'
import { headerReferences, type ResponseHeader, streamHeaders } from './headers.ts'
import type { Convert, JsonSchema } from './json-schema.ts'

export interface ResponseContext {
  convert: Convert
  examples: Examples
  /** Failures that routes have in common are written down once. */
  shared: Record<string, JsonSchema>
}

const rateLimits: ResponseHeader[] = ['X-RateLimit-Limit', 'X-RateLimit-Remaining']

/** What the route answers when it succeeds, by status. */
export function successesOf(operationId: string, { schema, config = {} }: RouteOptions, context: ResponseContext) {
  const declared = Object.entries((schema?.response ?? {}) as Record<string, z.ZodType>)
  const responses = declared.map(([status, body]) => {
    const whole = wholeContent(context, { operationId, status, body, config, declared: Object.fromEntries(declared) })
    const stream = status === '200' && streamContent(context, { operationId, config })
    const response = {
      description: STATUS_CODES[status],
      headers: { ...headerReferences(successHeaders(status, config)), ...(stream && streamHeaders) },
      ...((whole || stream) && { content: { ...whole, ...stream } }),
    }
    return [status, response] as const
  })
  return Object.fromEntries(responses)
}

interface Success {
  operationId: string
  status: string
  body: z.ZodType
  config: NonNullable<RouteOptions['config']>
  /** The bodies of all its answers, by status. */
  declared: Record<string, z.ZodType>
}

function wholeContent(
  { convert, examples }: ResponseContext,
  { operationId, status, body, config, declared }: Success,
) {
  if (body instanceof z.ZodNull) return undefined
  const recorded = examples.operations[operationId]?.answer
  // A success with the same schema under another status (made now, or before) shows the same example.
  const isLike = Number(status) < 300 && recorded !== undefined && declared[recorded.status] === body
  const example = (String(recorded?.status) === status || isLike) && { example: recorded?.body }
  const content = { schema: convert(body, 'output'), ...example }
  return Object.fromEntries([config.mediaType ?? 'application/json'].flat().map((type) => [type, content]))
}

function streamContent(
  { convert, examples }: ResponseContext,
  { operationId, config: { stream } }: Pick<Success, 'operationId' | 'config'>,
) {
  if (stream === undefined) return undefined
  const example = examples.operations[operationId]?.stream
  const schema = eventStreamSchema(stream, convert)
  return { 'text/event-stream': { schema, ...(example !== undefined && { example }) } }
}

function successHeaders(status: string, config: NonNullable<RouteOptions['config']>): ResponseHeader[] {
  return [
    'X-Request-Id',
    ...(config.unlimited ? [] : rateLimits),
    ...(config.cached ? (['ETag', 'X-Cache', 'Cache-Control'] as const) : []),
    ...(config.cartToken || config.buyerToken || config.unshared ? (['Cache-Control'] as const) : []),
    ...(config.immutable ? (['ETag', 'Cache-Control'] as const) : []),
    ...(config.named ? (['ETag', 'Cache-Control'] as const) : []),
    ...(config.located && status === '201' ? (['Location'] as const) : []),
    ...(config.idempotent ? (['Idempotent-Replayed'] as const) : []),
    ...(config.cookies ? (['Set-Cookie'] as const) : []),
    ...farewells(config),
  ]
}

const farewells = ({ deprecated }: Success['config']): ResponseHeader[] => (deprecated ? ['Deprecation', 'Sunset'] : [])

/** One response a status, which lists the codes that it may carry. */
export function failureResponses(
  kinds: readonly FailureKind[],
  config: Success['config'],
  context: ResponseContext,
): Record<string, JsonSchema> {
  const byStatus = Map.groupBy(new Set(kinds), ({ status }) => status)
  return Object.fromEntries([...byStatus].map(([status, alike]) => [status, sharedFailure(alike, config, context)]))
}

function sharedFailure(kinds: FailureKind[], config: Success['config'], context: ResponseContext): JsonSchema {
  const { convert, examples, shared } = context
  const name = `${kinds.map(({ code }) => pascalCased(code)).join('Or')}${config.deprecated ? 'OfDeprecated' : ''}`
  shared[name] ??= {
    description: kinds.map(({ code, when }) => `\`${code}\`: ${when}`).join('\n\n'),
    headers: headerReferences([...failureHeaders(kinds), ...farewells(config)]),
    content: {
      'application/json': { schema: failureSchema(kinds, convert), ...failureExamples(kinds, examples) },
    },
  }
  return { $ref: `#/components/responses/${name}` }
}

function failureHeaders(kinds: FailureKind[]): ResponseHeader[] {
  const waits = [failureKinds.tooManyRequests, failureKinds.unavailable, failureKinds.idempotencyInProgress]
  return [
    'X-Request-Id',
    ...rateLimits,
    ...(kinds.includes(failureKinds.unauthenticated) ? (['WWW-Authenticate'] as const) : []),
    ...(kinds.some((kind) => waits.includes(kind)) ? (['Retry-After'] as const) : []),
    ...(kinds.some(({ status }) => status < 400) ? (['Location'] as const) : []),
  ]
}

function failureSchema(kinds: FailureKind[], convert: Convert): JsonSchema {
  const others = kinds.filter((kind) => kind !== failureKinds.validationFailed).map(({ code }) => code)
  const schemas = [
    ...(others.length < kinds.length ? [convert(ValidationFailure, 'output')] : []),
    ...(others.length > 0
      ? [{ allOf: [convert(Failure, 'output'), { type: 'object', properties: { code: open(others) } }] }]
      : []),
  ]
  return schemas.length === 1 ? (schemas[0] as JsonSchema) : { anyOf: schemas }
}

/** New codes may come under a status that a route has: `docs/compatibility.md`. */
const open = (codes: string[]) => ({ anyOf: [{ type: 'string', enum: codes }, { type: 'string' }] })

function failureExamples(kinds: FailureKind[], { failures }: Examples): JsonSchema {
  const recorded = kinds.flatMap(({ code }) =>
    failures[code] === undefined ? [] : [[code, { value: failures[code] }]],
  )
  return recorded.length === 0 ? {} : { examples: Object.fromEntries(recorded) }
}

const pascalCased = (code: string) => code.replace(/(?:^|_)(\w)/g, (_all, letter: string) => letter.toUpperCase())
