import { channel } from 'node:diagnostics_channel'
import { currentStory, currentTraceparent, inStory, note, type Story } from './story.ts'

interface OutgoingRequest {
  origin: string
  path: string
  method: string
  addHeader: (name: string, value: string) => void
}

const channels = {
  created: channel('undici:request:create'),
  answered: channel('undici:request:headers'),
  failed: channel('undici:request:error'),
}

/** Notes what `fetch` sends within a story, without its query, and passes the trace on to the server that it asks. */
export function watchFetches(): { stop: () => void } {
  // Answers come from the socket, which knows nothing of the story.
  const begun = new WeakMap<OutgoingRequest, { story: Story; begunAt: number }>()
  const nameOf = ({ method, origin, path }: OutgoingRequest) => `${method} ${origin}${path.split('?')[0]}`

  const noteEnd = (request: OutgoingRequest, outcome: { failure?: Error; details?: Record<string, unknown> }) => {
    const { story, begunAt } = begun.get(request) ?? {}
    if (story !== undefined) inStory(story, () => note('outgoing_request', nameOf(request), { begunAt, ...outcome }))
  }
  const onCreated = (message: unknown) => {
    const { request } = message as { request: OutgoingRequest }
    const [story, traceparent] = [currentStory(), currentTraceparent()]
    if (story === undefined || traceparent === undefined) return
    begun.set(request, { story, begunAt: performance.now() })
    request.addHeader('traceparent', traceparent)
  }
  const onAnswered = (message: unknown) => {
    const { request, response } = message as { request: OutgoingRequest; response: { statusCode: number } }
    noteEnd(request, { details: { status: response.statusCode } })
  }
  const onFailed = (message: unknown) => {
    const { request, error } = message as { request: OutgoingRequest; error: Error }
    noteEnd(request, { failure: error })
  }
  channels.created.subscribe(onCreated)
  channels.answered.subscribe(onAnswered)
  channels.failed.subscribe(onFailed)
  return {
    stop() {
      channels.created.unsubscribe(onCreated)
      channels.answered.unsubscribe(onAnswered)
      channels.failed.unsubscribe(onFailed)
    },
  }
}
