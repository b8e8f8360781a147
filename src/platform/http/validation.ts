import type { FastifySchemaCompiler } from 'fastify'
import type { z } from 'zod'
import { type FieldErrors, notFound, validationFailed } from './failure.ts'

/** Parses a part of the request with its schema. A path that fits no id names nothing that exists: a 404. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (value: unknown) => {
    // Fastify hands over null for a body that was not sent; its missing fields are what the client should hear of.
    const input = value === null ? {} : value
    const result = schema.safeParse(input)
    if (result.success) return { value: result.data }
    if (httpPart === 'params') return { error: notFound('There is nothing here.') }
    return { error: validationFailed(fieldErrors(result.error.issues, input)) }
  }
}

export const unknownField = (path: string) => `The ${path} field is not known here.`

/** A body of 1 MB can be wrong in so many places that naming all of them would take many megabytes. */
export const maxFieldsNamed = 1_000

export function fieldErrors(issues: readonly z.core.$ZodIssue[], input: unknown): FieldErrors {
  // A client may name a field `toString` or `__proto__`: in a map those are names like any other.
  const errors = new Map<string, string[]>()
  for (const issue of issues) {
    for (const [field, sentence] of sentences(issue, input)) {
      const named = errors.get(field)
      if (named !== undefined) named.push(sentence)
      else if (errors.size < maxFieldsNamed) errors.set(field, [sentence])
      else return Object.fromEntries(errors)
    }
  }
  return Object.fromEntries(errors)
}

function sentences(issue: z.core.$ZodIssue, input: unknown): [field: string, sentence: string][] {
  const field = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = field === '' ? key : `${field}.${key}`
      return [path, unknownField(path)]
    })
  }
  if (field === '') return [['body', issue.code === 'custom' ? issue.message : 'The body must be a JSON object.']]
  return [[field, sentence(issue, field, valueAt(input, issue.path))]]
}

function sentence(issue: z.core.$ZodIssue, field: string, value: unknown): string {
  if (value === undefined && issue.code !== 'custom') return `The ${field} field is required.`
  if (issue.message.includes(':field')) return issue.message.replace(':field', field)
  switch (issue.code) {
    case 'invalid_type':
      return `The ${field} field must be ${articled(issue.expected)}.`
    case 'too_small':
      return `The ${field} field must ${bound(issue.origin, 'at least', Number(issue.minimum))}.`
    case 'too_big':
      return `The ${field} field must ${bound(issue.origin, 'at most', Number(issue.maximum))}.`
    case 'invalid_value':
      return `The ${field} field must be one of: ${issue.values.join(', ')}.`
    case 'invalid_format':
      return issue.format === 'email'
        ? `The ${field} field must be a valid e-mail address.`
        : `The ${field} field has not the right form.`
    case 'custom':
      return issue.message
    default:
      return `The ${field} field is not valid.`
  }
}

function bound(origin: string, relation: string, limit: number): string {
  if (origin === 'string') return `have ${relation} ${limit} ${limit === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `have ${relation} ${limit} ${limit === 1 ? 'item' : 'items'}`
  return `be ${relation} ${limit}`
}

function articled(type: string): string {
  if (type === 'int') return 'an integer'
  if (type === 'record' || type === 'object') return 'an object'
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input)
}
