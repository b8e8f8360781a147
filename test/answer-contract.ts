import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { ContractDocument } from '#platform/openapi/document.ts'
import { responseHeaders } from '#platform/openapi/headers.ts'

/** An answer as it went over the wire. */
export interface Answer {
  method: string
  /** The request's target, as it was sent. */
  url: string
  status: number
  headers: Headers
  body: string
}

export interface AnswerContract {
  /** What is not as the contract declares it; undefined when all is. */
  problemWith: (answer: Answer) => string | undefined
  /** The same for a value by itself and the schema that the contract names so. */
  problemWithValue: (schema: string, value: unknown) => string | undefined
}

interface DeclaredResponse {
  $ref?: string
  headers?: Record<string, { $ref?: string; required?: boolean }>
  content?: Record<string, unknown>
}

/** What the value at that JSON pointer of the contract says about it. */
type Check = (at: string, value: unknown) => string | undefined
type Declared = DeclaredResponse & { at: string }

/** What is for people to look at, or speaks a protocol of its own. Its failures wear the envelope all the same. */
const outsideOfTheContract = /^\/($|\?|(docs|dashboard|robots\.txt|sitemap\.xml|socket\.io|storefront-assets)(\/|$))/
/** Pages of shops are for people, and so are their failures. */
const pagesOfShops = /^\/shop\//

/** Holds answers against a contract. */
export function answerContract(document: ContractDocument): AnswerContract {
  const check = checkAgainst(document)
  const pathOf = pathFinder(Object.keys(document.paths))

  return {
    problemWithValue: (schema, value) => check(pointer('components', 'schemas', schema), value),
    problemWith(answer) {
      const target = answer.url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
      const method = answer.method === 'HEAD' ? 'get' : answer.method.toLowerCase()
      const path = pathOf(target)
      if (path === undefined || document.paths[path]?.[method] === undefined)
        return problemElsewhere(answer, target, check)
      const found = declaredAt(document, [path, method, String(answer.status)])
      return found === undefined
        ? 'an undeclared status'
        : (headerProblem(found, answer) ?? bodyProblem(found, answer, check))
    },
  }
}

function checkAgainst(document: ContractDocument): Check {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema(closed(document) as ContractDocument, 'contract')
  return (at, value) => {
    const validate = ajv.getSchema(`contract#${at}`) as ValidateFunction | undefined
    if (validate === undefined) return `no schema at ${at}`
    return validate(value) ? undefined : ajv.errorsText(validate.errors)
  }
}

type Part = Record<string, unknown>

/** The contract leaves room for what may come; of what is there today, each field and code has to be declared. */
function closed(part: unknown, composed = false): unknown {
  if (Array.isArray(part)) return part.map((each) => closed(each, composed))
  if (typeof part !== 'object' || part === null) return part
  const { anyOf, type, properties, additionalProperties } = part as Part
  const [listed, any] = (Array.isArray(anyOf) ? anyOf : []) as Part[]
  if (listed?.enum !== undefined && any?.type === 'string' && any.enum === undefined) return listed
  const inner = Object.entries(part).map(([key, value]) => [key, closed(value, key === 'allOf')])
  const isOpen = type === 'object' && properties !== undefined && additionalProperties === undefined
  return { ...Object.fromEntries(inner), ...(isOpen && !composed && { additionalProperties: false }) }
}

/** Of the headers that the platform knows, all that are declared as always there, and none that is not declared. */
function headerProblem({ headers: declared = {} }: DeclaredResponse, { headers }: Answer): string | undefined {
  const known = Object.entries<{ required?: boolean }>(responseHeaders)
  // One that stands there by itself says by itself whether it has to be there.
  const isRequired = ({ $ref, required }: { $ref?: string; required?: boolean } = {}, shared = false) =>
    $ref === undefined ? required : shared
  const missing = known.find(([name, { required }]) => isRequired(declared[name], required) && !headers.has(name))
  if (missing !== undefined) return `without the header ${missing[0]}`
  // Every answer of the API says that nobody keeps it, unless it is declared to say something else.
  const isEverywhere = (name: string) => name === 'Cache-Control' && headers.get(name) === 'no-store'
  const undeclared = known.find(([name]) => headers.has(name) && declared[name] === undefined && !isEverywhere(name))
  return undeclared && `with the undeclared header ${undeclared[0]}`
}

/** The declared response, and the JSON pointer by which Ajv finds it. */
function declaredAt({ paths, components }: ContractDocument, [path, method, status]: [string, string, string]) {
  const response = paths[path]?.[method]?.responses[status] as DeclaredResponse | undefined
  const shared = response?.$ref?.split('/').at(-1)
  if (shared === undefined) return response && { ...response, at: pointer('paths', path, method, 'responses', status) }
  return { ...(components.responses?.[shared] as DeclaredResponse), at: pointer('components', 'responses', shared) }
}

/** Where the contract has no route, only a failure can come. */
function problemElsewhere({ method, status, body }: Answer, target: string, check: Check): string | undefined {
  if (pagesOfShops.test(target)) return undefined
  if (status < 400) return outsideOfTheContract.test(target) ? undefined : 'a success that is not declared'
  return method === 'HEAD' ? undefined : check(pointer('components', 'schemas', 'Failure'), parsed(body))
}

function bodyProblem({ content, at }: Declared, { method, headers, body }: Answer, check: Check): string | undefined {
  if (content === undefined) return body === '' ? undefined : 'a body, where none is declared'
  const mediaType = headers.get('content-type')?.split(';')[0] ?? 'nothing'
  if (content[mediaType] === undefined) return `the undeclared media type ${mediaType}`
  if (method === 'HEAD') return undefined
  const place = `${at}${pointer('content', mediaType, 'schema')}`
  if (mediaType === 'text/event-stream') return streamProblem(place, body, check)
  return check(place, mediaType === 'application/json' ? parsed(body) : body)
}

/** Ajv does not look into strings: the stream is taken apart here, as JSON Schema's `contentSchema` describes it. */
function streamProblem(place: string, body: string, check: Check): string | undefined {
  const item = `${place}/contentSchema/items`
  const problems = eventsOf(body).map(
    (event) => check(item, event) ?? check(`${item}/properties/data/contentSchema`, parsed(event.data)),
  )
  return problems.find((problem) => problem !== undefined)
}

/** The contract's path that a request's path is one of; what is spelled out goes before a parameter. */
function pathFinder(paths: string[]): (target: string) => string | undefined {
  const patterns = paths
    .toSorted((one, other) => one.split('{').length - other.split('{').length)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`) }))
  return (target) => {
    if (!isReadable(target)) return undefined
    // As the router reads it: an escaped slash stays one.
    const read = decodeURI(target)
    return patterns.find(({ pattern }) => pattern.test(read))?.path
  }
}

/** What cannot be decoded reaches no route. */
function isReadable(target: string): boolean {
  try {
    decodeURIComponent(target)
    return true
  } catch {
    return false
  }
}

const pointer = (...steps: string[]) =>
  steps
    .map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}`)
    .join('')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface ServerSentEvent {
  [field: string]: string
  data: string
}

/** The events that came whole; comments, which keep the line alive, are none. */
function eventsOf(body: string): ServerSentEvent[] {
  const blocks = body.split('\n\n').slice(0, -1)
  const events = blocks.map((block) =>
    Object.fromEntries(
      block
        .split('\n')
        .filter((line) => !line.startsWith(':'))
        .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    ),
  )
  return events.filter((event) => Object.keys(event).length > 0) as ServerSentEvent[]
}
