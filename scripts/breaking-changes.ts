interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  enum?: unknown[]
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
  contentSchema?: Schema
  pattern?: string
  format?: string
  [bound: string]: unknown
}

interface Parameter {
  $ref?: string
  name: string
  in: string
  required?: boolean
  schema: Schema
}

interface Body {
  required?: boolean
  content?: Record<string, { schema: Schema }>
  headers?: Record<string, unknown>
}

interface Operation {
  operationId: string
  /** The day after which a deprecated operation may go. */
  'x-sunset'?: string
  parameters?: Parameter[]
  requestBody?: Body
  responses: Record<string, Body & { $ref?: string }>
}

export interface Contract {
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

/** What a change takes away from who relies on the earlier contract, by name; what it adds is nobody's loss. */
export function breakingChanges(before: Contract, after: Contract, today = new Date()): string[] {
  return Object.entries(before.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, earlier]) => {
      const name = `${method.toUpperCase()} ${path}`
      const later = after.paths[path]?.[method]
      if (later === undefined) return hasLeft(earlier, today) ? [] : [`${name} is gone`]
      return operationChanges(read(before, earlier), read(after, later)).map((change) => `${name}: ${change}`)
    }),
  )
}

const hasLeft = ({ 'x-sunset': sunset }: Operation, today: Date) => sunset !== undefined && new Date(sunset) < today

/** The operation with every reference followed, so that moving a part into a component changes nothing. */
function read({ components }: Contract, operation: Operation): Operation {
  const follow = (part: unknown, open: string[]): unknown => {
    if (Array.isArray(part)) return part.map((each) => follow(each, open))
    if (typeof part !== 'object' || part === null) return part
    const { $ref } = part as { $ref?: unknown }
    if (typeof $ref !== 'string') {
      return merged(Object.fromEntries(Object.entries(part).map(([key, value]) => [key, follow(value, open)])))
    }
    const [, , kind = '', id = ''] = $ref.split('/')
    return open.includes($ref) ? {} : follow(components[kind]?.[id], [...open, $ref])
  }
  return follow(operation, []) as Operation
}

/** What has to be all of several is one: whether it is written so or so is nobody's loss. */
function merged({ allOf = [], ...own }: Schema): Schema {
  const whole: Schema = { ...own }
  for (const { properties = {}, required = [], ...rest } of allOf) {
    const fields = Object.entries(properties).map(([name, field]) => [name, { ...whole.properties?.[name], ...field }])
    whole.properties = { ...whole.properties, ...Object.fromEntries(fields) }
    whole.required = [...(whole.required ?? []), ...required]
    Object.assign(whole, rest)
  }
  return whole
}

function operationChanges(before: Operation, after: Operation): string[] {
  return [
    ...(before.operationId === after.operationId
      ? []
      : [`it is called ${after.operationId} instead of ${before.operationId}`]),
    ...parameterChanges(before.parameters ?? [], after.parameters ?? []),
    ...bodyChanges(before.requestBody, after.requestBody),
    ...Object.entries(before.responses).flatMap(([status, earlier]) => {
      const later = after.responses[status]
      // A failure that no longer comes is nobody's loss.
      if (later === undefined) return Number(status) < 400 ? [`the answer ${status} is gone`] : []
      return Number(status) < 400
        ? successChanges(`answer ${status}`, earlier, later)
        : failureChanges(`answer ${status}`, json(earlier), json(later))
    }),
  ]
}

function successChanges(at: string, before: Body, after: Body): string[] {
  const headers = without(Object.keys(before.headers ?? {}), Object.keys(after.headers ?? {}))
  const bodies = Object.entries(before.content ?? {}).flatMap(([mediaType, { schema }]) => {
    const later = after.content?.[mediaType]?.schema
    return later === undefined ? [`${at} comes no longer as ${mediaType}`] : answerChanges(at, schema, later)
  })
  return [...headers.map((name) => `${at} has no header ${name} any more`), ...bodies]
}

const json = (body: Body | undefined) => body?.content?.['application/json']?.schema

function parameterChanges(before: Parameter[], after: Parameter[]): string[] {
  const keyed = (parameters: Parameter[]) =>
    new Map(parameters.map((each) => [`${each.in} parameter ${each.name}`, each]))
  const [earlier, later] = [keyed(before), keyed(after)]
  return [
    ...[...earlier].flatMap(([name, { schema }]) => {
      const now = later.get(name)
      return now === undefined ? [`${name} is gone`] : inputChanges(name, schema, now.schema)
    }),
    ...[...later]
      .filter(([name, { required }]) => required && !earlier.get(name)?.required)
      .map(([name]) => `${name} is required now`),
  ]
}

function bodyChanges(before: Body | undefined, after: Body | undefined): string[] {
  if (before === undefined) return after?.required ? ['a body is required now'] : []
  if (after === undefined) return ['it takes no body any more']
  const required = after.required && !before.required ? ['a body is required now'] : []
  return [...required, ...inputChanges('body', json(before) ?? {}, json(after) ?? {})]
}

/** What was accepted has to be accepted still. */
function inputChanges(at: string, before: Schema, after: Schema): string[] {
  const refused = lost(values(before), values(after)).map((value) => `${at} no longer takes ${value}`)
  const demanded = without(after.required, before.required).map((field) => `${at}.${field} is required now`)
  return [...refused, ...demanded, ...tightened(at, before, after), ...nestedChanges(at, before, after, inputChanges)]
}

const lowest = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems']
const highest = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems']

/** Bounds and forms that are narrower than before. Whether one pattern takes all that another took, nobody can tell. */
function tightened(at: string, before: Schema, after: Schema): string[] {
  const bound = (schema: Schema, name: string, open: number) => Number(schema[name] ?? open)
  const narrower = [
    ...lowest.filter((name) => bound(after, name, -Infinity) > bound(before, name, -Infinity)),
    ...highest.filter((name) => bound(after, name, Infinity) < bound(before, name, Infinity)),
    ...['pattern', 'format'].filter((name) => after[name] !== undefined && after[name] !== before[name]),
  ]
  return narrower.map((name) => `${at} has the ${name} ${after[name]} now`)
}

/** What was answered has to be answered still, and nothing that nobody expects. */
function answerChanges(at: string, before: Schema | undefined, after: Schema | undefined): string[] {
  if (before === undefined) return []
  if (after === undefined) return [`${at} has no body any more`]
  const surprises = lost(values(after), values(before)).map((value) => `${at} may be ${value} now`)
  const dropped = without(before.required, after.required)
  const missing = dropped.map((field) => `${at}.${field} is not always there any more`)
  const forms = ['pattern', 'format'].filter((name) => before[name] !== undefined && before[name] !== after[name])
  const reformed = forms.map((name) => `${at} has no longer the ${name} ${before[name]}`)
  const changedKinds = kindChanges(at, before, after)
  return [...surprises, ...missing, ...reformed, ...changedKinds, ...nestedChanges(at, before, after, answerChanges)]
}

/** Each kind of thing that an answer may hold has to look as it did. Other kinds of events may come. */
function kindChanges(at: string, before: Schema, after: Schema): string[] {
  const kinds = ({ anyOf = [] }: Schema) => anyOf.filter(({ properties }) => properties !== undefined)
  return kinds(before).flatMap((kind) => fewest(kinds(after).map((other) => answerChanges(at, kind, other))))
}

const fewest = (likenesses: string[][]) => likenesses.sort((one, other) => one.length - other.length)[0] ?? []

/**
 * Each kind of failure has to look as it did. Other kinds may come: clients are told to expect codes that they do not
 * know, and to go by the status then.
 */
function failureChanges(at: string, before: Schema | undefined, after: Schema | undefined): string[] {
  const kinds = (schema: Schema | undefined) => schema?.anyOf ?? [schema]
  return kinds(before).flatMap((kind) => {
    return fewest(
      kinds(after).map((other) =>
        answerChanges(at, kind, other).filter((change) => !/^answer \d+\.code may be/.test(change)),
      ),
    )
  })
}

function nestedChanges(
  at: string,
  before: Schema,
  after: Schema,
  compare: (at: string, before: Schema, after: Schema) => string[],
): string[] {
  const fields = Object.entries(before.properties ?? {}).flatMap(([field, schema]) => {
    const later = after.properties?.[field]
    return later === undefined ? [`${at}.${field} is gone`] : compare(`${at}.${field}`, schema, later)
  })
  const items = before.items && after.items ? compare(`${at}[]`, before.items, after.items) : []
  const inside =
    before.contentSchema && after.contentSchema ? compare(at, before.contentSchema, after.contentSchema) : []
  return [...fields, ...items, ...inside]
}

/** The types and the listed values that a schema lets through. */
function values({ type, enum: listed, anyOf = [] }: Schema): string[] {
  if (listed !== undefined) return listed.map((value) => JSON.stringify(value))
  return [...(type === undefined ? [] : [type].flat()), ...anyOf.flatMap(values)]
}

/** A value of a listed type counts as that type: an enum of strings that becomes any string loses nothing. */
function lost(before: string[], after: string[]): string[] {
  if (after.length === 0) return []
  const open = new Set(after.includes('number') ? [...after, 'integer'] : after)
  return before.filter((value) => !open.has(value) && !(value.startsWith('"') && open.has('string')))
}

const without = (names: string[] = [], others: string[] = []) => names.filter((name) => !others.includes(name))
