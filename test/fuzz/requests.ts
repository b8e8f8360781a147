import fc from 'fast-check'
import { anyValue, brokenValue, type Schema, validValue } from './values.ts'

interface Parameter {
  $ref?: string
  name: string
  in: string
  schema: Schema
}

export interface FuzzOperation {
  operationId: string
  method: string
  path: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}

export interface FuzzContract {
  paths: Record<string, Record<string, FuzzOperation>>
  components: Record<string, Record<string, unknown>>
}

export interface FuzzRequest {
  operation: FuzzOperation
  url: string
  headers: Record<string, string>
  body: string | Buffer | undefined
}

/** Requests for an operation: most as the contract has them, the others wrong in every place that can be wrong. */
export function requestsFor(operation: FuzzOperation, contract: FuzzContract): fc.Arbitrary<FuzzRequest> {
  const follow = <T extends { $ref?: string }>(part: T): T => {
    const [, , kind = '', name = ''] = part.$ref?.split('/') ?? []
    return part.$ref === undefined ? part : (contract.components[kind]?.[name] as T)
  }
  const parameters = (operation.parameters ?? []).map(follow)
  const named = (place: string) => parameters.filter((parameter) => parameter.in === place)
  const schema = operation.requestBody?.content['application/json']?.schema
  return fc
    .record({
      path: fc.tuple(...named('path').map((parameter) => fc.tuple(fc.constant(parameter.name), pathValue))),
      query: query(named('query'), follow),
      headers: headers(named('header')),
      sent: schema === undefined ? rarely(otherBody(operation)) : body(schema, follow),
    })
    .map(({ path, query, headers, sent }) => ({
      operation,
      url: `${path.reduce((url, [name, value]) => url.replace(`{${name}}`, value), operation.path)}${query}`,
      headers: { ...headers, ...(sent && { 'content-type': sent.type }) },
      body: operation.method === 'get' ? undefined : sent?.content,
    }))
}

type Follow = (schema: Schema) => Schema

const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 })
const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const escaped = (value: unknown) => encodeURIComponent(String(text(value)).toWellFormed())

const pathValue = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 40 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom('0', '-1', '1.5', '007', '9007199254740993', '99999999999999999999', '%zz') },
  { weight: 1, arbitrary: anyValue.map((value) => escaped(value).slice(0, 4_000) || 'x') },
)

function query(parameters: Parameter[], follow: Follow): fc.Arbitrary<string> {
  const pairs = parameters.map(({ name, schema }) => {
    const value = fc.oneof({ weight: 6, arbitrary: validValue(schema, follow) }, { weight: 1, arbitrary: anyValue })
    return rarely(value.map((chosen) => `${name}=${escaped(chosen).slice(0, 4_000)}`))
  })
  const odd = fc.constantFrom('page=1&page=2', 'colour=blue', '__proto__=1', 'user_id[]=1', '%zz', '=', '&&&')
  return fc
    .tuple(fc.tuple(...pairs), fc.option(odd, { nil: undefined, freq: 12 }))
    .map(([chosen, extra]) => [...chosen, extra].filter((pair) => pair !== undefined))
    .map((chosen) => (chosen.length === 0 ? '' : `?${chosen.join('&')}`))
}

/** What may stand in a header at all: Latin-1 without control characters. */
const headerValue = fc.oneof(
  fc.constantFrom('', 'a', 'x'.repeat(255), 'x'.repeat(256), 'x'.repeat(5_000), 'é', '"', 'W/"1"', '*', '../..', '1,2'),
  fc.string({
    unit: fc
      .integer({ min: 0x21, max: 0xff })
      .map((code) => String.fromCharCode(code))
      .filter((c) => c !== '\x7f'),
  }),
)

const shopHeader = 'x-souk-shop'

function headers(parameters: Parameter[]): fc.Arbitrary<Record<string, string>> {
  const names = parameters.map(({ name }) => name.toLowerCase()).filter((name) => name !== shopHeader)
  const known = Object.fromEntries(names.map((name) => [name, headerValue]))
  const others = {
    accept: fc.constantFrom('*/*', 'text/html', 'application/xml;q=0.1', 'text/event-stream'),
    cookie: headerValue,
    'x-csrf-token': headerValue,
  }
  const record = fc.record({ ...known, ...others }, { requiredKeys: [] })
  // Few shops are one's own to open: with it most requests would end at the door.
  const shop = fc.record({ [shopHeader]: fc.oneof(headerValue, fc.constantFrom('1', '2', '3')) })
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 6, arbitrary: record },
    { weight: 1, arbitrary: shop },
  )
}

interface Sent {
  type: string
  content: string | Buffer
}

function body(schema: Schema, follow: Follow): fc.Arbitrary<Sent | undefined> {
  const json = (arbitrary: fc.Arbitrary<unknown>) =>
    arbitrary.map((value) => ({ type: 'application/json', content: JSON.stringify(value) ?? '' }))
  return fc.oneof(
    { weight: 6, arbitrary: json(validValue(schema, follow)) },
    { weight: 3, arbitrary: json(brokenValue(schema, follow)) },
    { weight: 1, arbitrary: rawBody },
    { weight: 1, arbitrary: fc.constant(undefined) },
  )
}

/** What is no picture, and called one, where pictures are taken. */
function otherBody({ requestBody }: FuzzOperation): fc.Arbitrary<Sent> {
  if (requestBody === undefined) return rawBody
  const bytes = fc.uint8Array({ maxLength: 2_000 }).map((content) => Buffer.from(content))
  const heads = fc.constantFrom('\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFF\x20\0\0\0WEBPVP8 ', '<svg/>', '')
  const content = fc.tuple(heads, bytes).map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest]))
  return fc.record({ type: fc.constantFrom(...Object.keys(requestBody.content), 'text/plain'), content })
}

/** What is no JSON, or not called so, or more of it than anybody needs. */
const rawBody: fc.Arbitrary<Sent> = fc.oneof(
  fc
    .constantFrom(
      '',
      '{',
      '[',
      '{"name":',
      '\u0000',
      '"\\ud800"',
      '{"a":1e400}',
      '{"__proto__":{"x":1}}',
      '1'.repeat(500),
    )
    .map((content) => ({ type: 'application/json', content })),
  fc.constantFrom(20_000, 400_000).map((depth) => ({ type: 'application/json', content: '['.repeat(depth) })),
  fc.constantFrom(1_048_576, 1_200_000).map((size) => ({ type: 'application/json', content: `"${'x'.repeat(size)}"` })),
  fc.uint8Array({ maxLength: 64 }).map((bytes) => ({ type: 'application/json', content: Buffer.from(bytes) })),
  fc.constantFrom('text/plain', 'multipart/form-data', 'application/json; charset=utf-16', 'nonsense').map((type) => ({
    type,
    content: '{"name":"x"}',
  })),
)
