import type { ContractDocument } from '#platform/openapi/document.ts'
import type { Examples } from '#platform/openapi/examples.ts'

interface Recording {
  fetch: (request: Request) => Promise<Response>
  examples: Examples
}

const shownLines = 12

/** A fetch that keeps the first success of each operation and the first answer of each kind of failure. */
export function startRecording({ paths }: ContractDocument): Recording {
  const examples: Examples = { operations: {}, failures: {} }
  const patterns = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId: id }]) => {
      return { id, method: method.toUpperCase(), pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }
    }),
  )

  const idOf = ({ method: asked, url }: Request) =>
    patterns.find(({ method, pattern }) => method === asked && pattern.test(new URL(url).pathname))?.id

  const keep = (id: string | undefined, example: Examples['operations'][string]) => {
    if (id !== undefined) examples.operations[id] = { ...example, ...examples.operations[id] }
  }

  async function recordingFetch(request: Request): Promise<Response> {
    const sent = request.headers.get('content-type') === 'application/json' ? await request.clone().text() : ''
    const response = await fetch(request)
    if (response.headers.get('content-type')?.includes('event-stream')) {
      const stream = await firstEvent(response)
      keep(idOf(request), { stream })
      return new Response(stream)
    }
    const body = await bodyOf(response.clone())
    if (response.ok) {
      const answer = { status: response.status, ...(body !== undefined && { body }) }
      keep(idOf(request), { ...(sent !== '' && { body: JSON.parse(sent) }), answer })
    } else if (body !== undefined) examples.failures[body.code] ??= body
    return response
  }

  return { fetch: recordingFetch, examples }
}

/** What JSON holds; of a text the beginning, which shows what it looks like; of bytes how many. */
async function bodyOf(response: Response) {
  const type = response.headers.get('content-type') ?? ''
  if (type.startsWith('image/')) return `${(await response.arrayBuffer()).byteLength} bytes of ${type}`
  const text = await response.text()
  if (text === '') return undefined
  if (response.headers.get('content-type')?.includes('json')) return JSON.parse(text)
  return `${text.split('\n').slice(0, shownLines).join('\n')}\n`
}

/** Follows a stream to its first event, and leaves. */
async function firstEvent({ body }: Response): Promise<string> {
  let text = ''
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString()
    const [event] = /^id: .*\n(.+\n)+\n/m.exec(text) ?? []
    if (event !== undefined) return event
  }
  throw new Error('The stream ended before an event came.')
}
