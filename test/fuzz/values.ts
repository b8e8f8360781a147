import fc from 'fast-check'

export interface Schema {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
}

type Follow = (schema: Schema) => Schema

/** Strings that have broken somebody's system before. */
const hostile = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e\u200b',
  '💥'.repeat(300),
  'x'.repeat(70_000),
  "'; DROP TABLE users; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00%0a',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  '-1',
  '1e400',
  '9223372036854775808',
  '1970-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '2024-02-30',
]

const oddNumbers = [0, -0, -1, 1, 0.1, 19.999, 1e21, -1e21, 1e308, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 5e-324]

/** Any JSON at all, the hostile among it. */
export const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...hostile),
  fc.constantFrom(...oddNumbers),
  fc.constantFrom(null, true, false, [], {}, [[]], { id: 1 }),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Values that the schema lets through, those at its bounds more often than chance would have it. */
export function validValue(schema: Schema, follow: Follow): fc.Arbitrary<unknown> {
  const { type, enum: listed, anyOf, const: only, ...rest } = follow(schema)
  if (only !== undefined) return fc.constant(only)
  if (listed !== undefined) return fc.constantFrom(...listed)
  if (anyOf !== undefined) return fc.oneof(...anyOf.map((part) => validValue(part, follow)))
  switch (type) {
    case 'integer':
      return validInteger(rest)
    case 'number':
      return fc.oneof(
        validInteger(rest),
        fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
      )
    case 'string':
      return validString(rest)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return validArray(rest, follow)
    case 'object':
      return validObject(rest, follow)
    default:
      return anyValue
  }
}

function validInteger({ minimum: min = -1_000, maximum: max = 1_000 }: Schema): fc.Arbitrary<number> {
  const small = fc.integer({ min: Math.max(min, 0), max: Math.max(min, Math.min(max, 30)) })
  return fc.oneof(
    { weight: 4, arbitrary: small },
    { weight: 1, arbitrary: fc.constantFrom(Math.ceil(min), Math.floor(max)) },
  )
}

function validString({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'email') return fc.uuid().map((name) => `${name}@example.com`)
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  if (format === 'date') return fc.constantFrom('2026-01-31', '2024-02-29', '9999-12-31')
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { maxLength: 80 })
  const word = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) })
  const longest = fc.constantFrom('a', 'é').map((letter) => letter.repeat(Math.min(maxLength, 300)))
  return fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: longest })
}

function validArray({ items = {}, minItems = 0, maxItems = 5 }: Schema, follow: Follow): fc.Arbitrary<unknown[]> {
  return fc.array(validValue(items, follow), {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, 5)),
  })
}

function validObject({ properties = {}, required = [] }: Schema, follow: Follow): fc.Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, schema]) => [name, validValue(schema, follow)])
  return fc.record<Record<string, unknown>>(Object.fromEntries(fields), { requiredKeys: required })
}

/** A valid value with one thing wrong in it: a field too many, one too few, or one of another kind. */
export function brokenValue(schema: Schema, follow: Follow): fc.Arbitrary<unknown> {
  const names = Object.keys(follow(schema).properties ?? {})
  const whole = validValue(schema, follow) as fc.Arbitrary<Record<string, unknown>>
  const name = names.length === 0 ? fc.constant('x') : fc.constantFrom(...names)
  return fc.oneof(
    fc.tuple(whole, name, anyValue).map(([value, field, odd]) => ({ ...value, [field]: odd })),
    fc.tuple(whole, fc.constantFrom('colour', '__proto__', 'constructor', ''), anyValue).map(([value, field, odd]) => {
      return Object.defineProperty({ ...value }, field, { value: odd, enumerable: true })
    }),
    fc.tuple(whole, name).map(([value, field]) => ({ ...value, [field]: undefined })),
    anyValue,
  )
}
