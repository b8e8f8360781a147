import { channel } from 'node:diagnostics_channel'
import { currentTraceparent, note } from './story.ts'

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

/** Notes what `fetch` sends within a story, without its query, and hands the trace on to whom it asks. */
export function watchFetches(): { stop: () => void } {
  const begunAt = new WeakMap<OutgoingRequest, number>()
  const nameOf = ({ method, origin, path }: OutgoingRequest) => `${method} ${origin}${path.split('?')[0]}`

  const onCreated = (message: unknown) => {
    const { request } = message as { request: OutgoingRequest }
    const traceparent = currentTraceparent()
    if (traceparent === undefined) return
    begunAt.set(request, performance.now())
    request.addHeader('traceparent', traceparent)
  }
  const onAnswered = (message: unknown) => {
    const { request, response } = message as { request: OutgoingRequest; response: { statusCode: number } }
    const begun = begunAt.get(request)
    if (begun !== undefined)
      note('outgoing_request', nameOf(request), { begunAt: begun, details: { status: response.statusCode } })
  }
  const onFailed = (message: unknown) => {
    const { request, error } = message as { request: OutgoingRequest; error: Error }
    const begun = begunAt.get(request)
    if (begun !== undefined) note('outgoing_request', nameOf(request), { begunAt: begun, failure: error })
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
