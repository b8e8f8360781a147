import { escaped, renderedLine } from './html.ts'

/** The part of JSON Schema that the contract uses and the page shows. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  description?: string
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
}

/** By the address that a `$ref` names. */
export type FindSchema = (ref: string) => Schema

const deepest = 6
const longestPattern = 60

/** The fields of an object, and of what lies in it, as lists in lists. Of several forms each has a list. */
export function fieldsOf(schema: Schema, find: FindSchema, depth = 0): string {
  if (depth > deepest) return ''
  return objectsIn(schema, find)
    .map(({ properties = {}, required = [] }) => {
      const fields = Object.entries(properties).map(([name, field]) => {
        const must = required.includes(name) ? ' <b>required</b>' : ''
        return `<li>${fieldOf(name, field, find)}${must}${fieldsOf(field, find, depth + 1)}</li>`
      })
      return fields.length === 0 ? '' : `<ul class="fields">${fields.join('')}</ul>`
    })
    .filter((list) => list !== '')
    .join('<p>or</p>')
}

/** Its name, what it may be, and what it means. */
export function fieldOf(name: string, schema: Schema, find: FindSchema): string {
  const { description } = schema
  const meaning = description === undefined ? '' : ` ${renderedLine(description)}`
  return `<code>${escaped(name)}</code> <span class="type">${escaped(typeOf(schema, find))}</span>${meaning}`
}

function objectsIn(schema: Schema, find: FindSchema): Schema[] {
  if (schema.$ref !== undefined) return objectsIn(find(schema.$ref), find)
  if (schema.items !== undefined) return objectsIn(schema.items, find)
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.flatMap((part) => objectsIn(part, find))
    const properties = Object.assign({}, ...parts.map((part) => part.properties))
    return [{ properties, required: parts.flatMap(({ required = [] }) => required) }]
  }
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((form) => objectsIn(form, find))
  return schema.properties === undefined ? [] : [schema]
}

function typeOf(schema: Schema, find: FindSchema): string {
  if (schema.$ref !== undefined) return typeOf(find(schema.$ref), find)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' or ')
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map((form) => typeOf(form, find)))].join(' or ')
  if (schema.allOf !== undefined) return 'object'
  if (schema.items !== undefined) {
    const most = schema.maxItems === undefined ? '' : ` of up to ${schema.maxItems}`
    return `list${most}: ${typeOf(schema.items, find)}`
  }
  return [[schema.type ?? 'anything'].flat().join(' or '), ...limitsOf(schema)].join(', ')
}

function limitsOf({ format, pattern, minimum, maximum, minLength, maxLength }: Schema): string[] {
  const least = minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? undefined : minimum
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum
  return [
    ...(format === undefined ? [] : [format]),
    ...(format !== undefined || pattern === undefined || pattern.length > longestPattern ? [] : [pattern]),
    ...between(least, most, ''),
    ...between(minLength, maxLength, ' characters'),
  ]
}

function between(least: number | undefined, most: number | undefined, of: string): string[] {
  if (least !== undefined && most !== undefined) return [`${least} to ${most}${of}`]
  if (least !== undefined) return [`at least ${least}${of}`]
  return most === undefined ? [] : [`up to ${most}${of}`]
}
