import type { JsonSchema } from './json-schema.ts'

const header = (description: string, schema: JsonSchema, required = false) => ({
  description,
  ...(required && { required }),
  schema,
})

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }

/** Every header that an answer may carry besides HTTP's own, by its name. */
export const responseHeaders = {
  'X-Request-Id': header('What the answer and the log lines are found by; the same as `meta.request_id`.', text, true),
  'X-RateLimit-Limit': header('How many requests a minute has. Absent when there is no limit.', count),
  'X-RateLimit-Remaining': header('How many of them are left.', count),
  'Retry-After': header('Seconds to wait before the next attempt.', count),
  'WWW-Authenticate': header('`Bearer`, where a token was missing or not valid.', text),
  Location: header('The path of what was made, or of what has moved there.', text, true),
  ETag: header('Names this very answer, for `If-None-Match`.', text, true),
  'X-Cache': header('`HIT` when the answer came from the cache.', { type: 'string', enum: ['HIT', 'MISS'] }, true),
  'Cache-Control': header('Who may keep the answer, and for how long.', text, true),
  'Idempotent-Replayed': header('`true` on the repetition of an earlier answer.', { type: 'string', const: 'true' }),
  'Set-Cookie': header(
    'The cookies `souk_session` (over https: `__Host-souk_session`) and `souk_csrf`, set or cleared.',
    text,
    true,
  ),
  Deprecation: header('Since when the route is deprecated (RFC 9745).', text, true),
  Sunset: header('When the route will be gone (RFC 8594).', text, true),
}
/** Where a route answers with a stream or with a body, only the stream carries it: so it is optional. */
export const streamHeaders = { 'Cache-Control': header('`no-store` on a stream.', text) }

export type ResponseHeader = keyof typeof responseHeaders

export const headerReferences = (names: readonly ResponseHeader[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))

const parameter = (name: string, description: string, schema: JsonSchema) => ({
  name,
  in: 'header',
  description,
  schema,
})

/** Every header that a request may carry to some effect. */
export const requestHeaders = {
  RequestId: parameter(
    'X-Request-Id',
    'An id of your own for the request; ours when it is absent or not of this form.',
    {
      type: 'string',
      pattern: '^[A-Za-z0-9._-]{1,128}$',
    },
  ),
  IdempotencyKey: parameter(
    'Idempotency-Key',
    'Makes the call safe to repeat: for a day, the same key and body get the first answer again.',
    { type: 'string', minLength: 1, maxLength: 255 },
  ),
  Shop: parameter(
    'X-Souk-Shop',
    "The shop to work in, by its id or address: one where you are a member. Your own, or the token's, when absent.",
    { type: 'string', minLength: 1, maxLength: 63 },
  ),
  CartToken: {
    ...parameter('X-Cart-Token', 'The token that came with the cart.', { type: 'string' }),
    required: true,
  },
  ShownCart: parameter('X-Cart-Token', "The token of a visitor's cart, to be joined.", text),
  IfNoneMatch: parameter('If-None-Match', 'The `ETag` of an answer you have; a 304 says that it still holds.', text),
  IfMatch: parameter('If-Match', 'The `ETag` of what you have read: what has changed since is a 412, and stays.', text),
  LastEventId: parameter('Last-Event-ID', 'The last event seen, as EventSource sends it; goes before `since`.', {
    type: 'string',
    pattern: '^\\d{1,15}$',
  }),
}

export const parameterReference = (name: keyof typeof requestHeaders) => ({ $ref: `#/components/parameters/${name}` })
