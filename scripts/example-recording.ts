import type { Examples } from '#platform/openapi/examples.ts'
import { operations } from '../client/src/generated/operations.ts'

const patterns = Object.entries(operations).map(([id, [method, path]]) => ({
  id,
  method,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** A fetch that keeps the first success of each operation and the first answer of each kind of failure. */
export function startRecording(): { fetch: (request: Request) => Promise<Response>; examples: Examples } {
  const examples: Examples = { operations: {}, failures: {} }

  async function recordingFetch(request: Request): Promise<Response> {
    const sent = await request.clone().text()
    const response = await fetch(request)
    const said = await response.clone().text()
    if (!response.headers.get('content-type')?.includes('json') && said !== '') return response
    const answer = { status: response.status, ...(said !== '' && { body: JSON.parse(said) }) }
    if (!response.ok) {
      if (answer.body !== undefined) examples.failures[answer.body.code] ??= answer.body
      return response
    }
    const { pathname } = new URL(request.url)
    const id = patterns.find(({ method, pattern }) => method === request.method && pattern.test(pathname))?.id
    if (id !== undefined) examples.operations[id] ??= { ...(sent !== '' && { body: JSON.parse(sent) }), answer }
    return response
  }

  return { fetch: recordingFetch, examples }
}
