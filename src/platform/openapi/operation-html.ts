import { codeBlock, escaped, jsonBlock, rendered, renderedLine } from './html.ts'
import { type FindSchema, fieldOf, fieldsOf, type Schema } from './schema-html.ts'

interface Content {
  schema?: Schema
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

interface Parameter {
  $ref?: string
  name: string
  in: string
  required?: boolean
  description?: string
  schema: Schema
}

interface Answer {
  $ref?: string
  description: string
  content?: Record<string, Content>
}

/** The part of an OpenAPI document's operation that the page shows. */
export interface Operation {
  method: string
  path: string
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: Record<string, unknown>[]
  parameters: Parameter[]
  requestBody?: { content: Record<string, Content> }
  responses: Record<string, Answer>
}

/** What a `$ref` of the document means. */
export type Find = (ref: string) => unknown

const json = 'application/json'
const ways: Record<string, string> = {
  token: 'A token, as <code>Authorization: Bearer …</code>',
  session: "A browser's session",
  buyer: "A buyer's token, as <code>Authorization: Bearer by_…</code>",
}

/** All of one operation: who may ask, what it takes and answers, how it fails, and a form that sends it. */
export function operationHtml(operation: Operation, resolve: Find): string {
  const { description, parameters, requestBody, responses } = operation
  const find = resolve as FindSchema
  const known = parameters.map((each) => (each.$ref === undefined ? each : (resolve(each.$ref) as Parameter)))
  const answers = Object.entries(responses).map(
    ([status, each]) => [status, each.$ref === undefined ? each : (resolve(each.$ref) as Answer)] as const,
  )
  const failures = answers.filter(([status]) => Number(status) >= 400)
  return [
    description === undefined ? '' : rendered(description),
    `<p>${accessOf(operation)}</p>`,
    samplesOf(operation, known),
    part('Takes', parametersOf(known, find) + bodyOf(requestBody, find)),
    ...answers.filter(([status]) => Number(status) < 400).map((answer) => successOf(answer, find)),
    `<details><summary>How it fails</summary>${failures.map(failureOf).join('')}</details>`,
    tryOf(operation, known),
  ].join('')
}

const part = (title: string, content: string) => (content === '' ? '' : `<h3>${title}</h3>${content}`)

function accessOf({ security }: Operation): string {
  if (security.length === 0) return 'Anybody may ask.'
  const named = security.map((way) => Object.keys(way).flatMap((name) => ways[name] ?? []))
  const proof = security.some((way) => 'csrf' in way) ? ' with <code>X-CSRF-Token</code>' : ''
  return `${named.flat().join(', or ')}${proof}.`
}

/** An integer or a word that stands where a path wants one. */
const standIn = ({ name, schema }: Parameter) => (schema.type === 'integer' ? 1 : name)

function samplesOf(
  { method, path, operationId, security, requestBody, responses }: Operation,
  parameters: Parameter[],
) {
  const body = requestBody?.content[json]?.example
  if ((requestBody !== undefined && body === undefined) || !answersJson(responses)) return ''
  const inPath = parameters.filter(({ in: place }) => place === 'path')
  const url = inPath.reduce((whole, each) => whole.replace(`{${each.name}}`, String(standIn(each))), path)
  const curl = [
    `curl -X ${method} http://127.0.0.1:3000${url}`,
    ...(security.length === 0 ? [] : [`-H "Authorization: Bearer $TOKEN"`]),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: ${json}'`, `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n  ')
  const call = {
    ...(inPath.length > 0 && { path: Object.fromEntries(inPath.map((each) => [each.name, standIn(each)])) }),
    ...(body !== undefined && { body }),
  }
  const argument = Object.keys(call).length === 0 ? '' : JSON.stringify(call, null, 2).replace(/"(\w+)":/g, '$1:')
  return `<h3>Call it</h3>${codeBlock(curl)}${codeBlock(`await souk.${operationId}(${argument})`)}`
}

const answersJson = (responses: Operation['responses']) =>
  Object.entries(responses).every(
    ([status, { content = {} }]) => Number(status) >= 400 || Object.keys(content).every((type) => type === json),
  )

function parametersOf(parameters: Parameter[], find: FindSchema): string {
  const items = parameters.map(({ name, in: place, required = false, description, schema }) => {
    const field = fieldOf(name, { ...schema, ...(description !== undefined && { description }) }, find)
    return `<li>${field}${required ? ' <b>required</b>' : ''} <span class="type">in the ${place}</span></li>`
  })
  return items.length === 0 ? '' : `<ul class="fields">${items.join('')}</ul>`
}

function bodyOf(body: Operation['requestBody'], find: FindSchema): string {
  if (body === undefined) return ''
  const { [json]: content } = body.content
  if (content === undefined) return `<p>A body of bytes: ${escaped(Object.keys(body.content).join(', '))}.</p>`
  const example = content.example === undefined ? '' : jsonBlock(content.example)
  return `<p>A body of JSON:</p>${fieldsOf(content.schema ?? {}, find)}${example}`
}

function successOf([status, { description, content = {} }]: readonly [string, Answer], find: FindSchema): string {
  const parts = Object.entries(content).map(([type, { schema = {}, example }]) => {
    const fields = type === json ? fieldsOf(schema.properties?.data ?? schema, find) : `<p>${escaped(type)}</p>`
    if (example === undefined) return fields
    return fields + (typeof example === 'string' ? codeBlock(example) : jsonBlock(example))
  })
  return part(`Answers ${status}`, parts.join('') || `<p>${escaped(description)}</p>`)
}

function failureOf([status, { description, content = {} }]: readonly [string, Answer]): string {
  const examples = Object.values(content[json]?.examples ?? {}).map(({ value }) => jsonBlock(value))
  const said = description.split('\n\n').map((sentence) => `<p><b>${status}</b> ${renderedLine(sentence)}</p>`)
  return said.join('') + examples.join('')
}

/** Sent by the page's script; nothing for what is no JSON. */
function tryOf({ method, path, requestBody, responses }: Operation, parameters: Parameter[]): string {
  const body = requestBody?.content[json]
  if ((requestBody !== undefined && body === undefined) || !answersJson(responses)) return ''
  const fields = parameters
    .filter(({ name }) => name !== 'X-Request-Id')
    .map(({ name, in: place, required }) => {
      const named = `name="${place}:${escaped(name)}"${required ? ' required' : ''}`
      return `<label>${escaped(name)} <input ${named} autocomplete="off" spellcheck="false"></label>`
    })
  const example = escaped(JSON.stringify(body?.example ?? {}, null, 2))
  const text =
    body === undefined
      ? ''
      : `<label class="whole">Body <textarea name="body" rows="8" spellcheck="false">${example}</textarea></label>`
  return `<h3>Try it</h3><form class="try" data-method="${method}" data-path="${escaped(path)}">${fields.join('')}${text}
<button>Send</button><output></output><pre tabindex="0" hidden></pre></form>`
}
