import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../http/failure.ts'
import type { Monitor } from './monitor.ts'
import { inStory, note, type Story } from './story.ts'
import type { Ending } from './told-story.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked again and again by machines and by who looks at the monitoring: it is counted, and no story told of it. */
    untold?: boolean
  }
  interface FastifyRequest {
    story: Story | undefined
    /** What the client was told instead of an answer. */
    failure: unknown
  }
}

/** One line per request, counts by route and status, and a story of each. Comes before all other hooks. */
export function watchRequests(app: FastifyInstance, monitor: Monitor): void {
  app.decorateRequest('story', undefined)
  app.decorateRequest('failure', undefined)
  if (monitor.enabled) tellRequests(app, monitor)
  app.addHook('onResponse', (request, reply, done) => {
    const { story } = request
    if (story === undefined) logRequest(request, reply)
    else inStory(story, () => logRequest(request, reply))
    done()
  })
}

function logRequest(request: WatchedRequest, reply: FastifyReply): void {
  const { method, url, actor, ip } = request
  const line = { method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }
  request.log.info({ ...line, user_id: actor?.userId, ip }, 'request completed')
}

function tellRequests(app: FastifyInstance, monitor: Monitor): void {
  const durations = observeDurations(monitor)
  let active = 0
  const { meter } = monitor.metrics
  meter
    .createObservableGauge('http.server.active_requests', { description: 'Requests under way.', unit: '{request}' })
    .addCallback((gauge) => gauge.observe(active))

  app.addHook('onRequest', (request, _reply, done) => {
    active += 1
    const { url, config } = request.routeOptions
    const { traceparent } = request.headers
    const story = monitor.begin({
      kind: 'request',
      name: `${request.method} ${url ?? '(no route)'}`,
      requestId: request.id,
      ...(typeof traceparent === 'string' && { traceparent }),
    })
    if (config.untold) story.sampled = false
    request.story = story
    inStory(story, done)
  })
  // A body's events come from the socket, which knows nothing of the request.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.story === undefined || request.body === undefined) return done()
    inStory(request.story, done)
  })
  app.addHook('onResponse', (request: WatchedRequest, reply, done) => {
    active -= 1
    const { story } = request
    if (story === undefined) return done()
    story.userId ??= request.actor?.userId
    const untold = request.routeOptions.config.untold && reply.statusCode < 400
    if (!isStream(reply)) durations(request, reply.statusCode, performance.now() - story.begunAt)
    if (!untold) {
      const ending = endingOf(request, reply)
      noteDecision(story, request, ending)
      monitor.end(story, ending)
    }
    done()
  })
}

/** As access control leaves it; of that the platform knows no more. */
type WatchedRequest = FastifyRequest & { actor?: { userId: number } }

const isStream = (reply: FastifyReply) => String(reply.getHeader('content-type')).startsWith('text/event-stream')

/** Looks the attributes of a route and status up instead of making them for every request. */
function observeDurations({ metrics }: Monitor) {
  const known = new Map<string, Map<number, Record<string, string | number>>>()
  return ({ method, routeOptions }: FastifyRequest, status: number, durationMs: number) => {
    // Paths of nobody's making are one route: else a scanner could fill the memory with them.
    const route = routeOptions.url ?? '(no route)'
    const key = `${method} ${route}`
    const ofRoute = known.get(key) ?? new Map<number, Record<string, string | number>>()
    if (ofRoute.size === 0) known.set(key, ofRoute)
    const attributes = ofRoute.get(status) ?? {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
    }
    ofRoute.set(status, attributes)
    metrics.requests.record(durationMs / 1_000, attributes)
  }
}

/** Who was let in and who was not, and why, where anybody may read of it. */
function noteDecision(story: Story, { routeOptions }: FastifyRequest, { refusal }: Ending): void {
  const { access } = routeOptions.config as { access?: string }
  if (access === undefined || access === 'public' || (refusal === undefined && !story.sampled)) return
  inStory(story, () => note('authorization', access, { failure: refusal, details: { allowed: refusal === undefined } }))
}

const refusals = new Set([401, 403])

function endingOf(request: FastifyRequest, reply: FastifyReply): Ending {
  const { failure, routeOptions } = request
  const { statusCode } = reply
  const said = failure instanceof Failure ? failure.message : `Answered ${statusCode}.`
  return {
    status: String(statusCode),
    failure: statusCode >= 500 ? (failure ?? new Error(said)) : undefined,
    refusal: refusals.has(statusCode) ? said : undefined,
    longLived: isStream(reply),
    // Made only for the few that are kept.
    details() {
      const { method, url, headers, ip, body } = request
      const { access } = routeOptions.config as { access?: string }
      return { method, url, route: routeOptions.url, ip, headers, body, access, answer: failure && said }
    },
  }
}
