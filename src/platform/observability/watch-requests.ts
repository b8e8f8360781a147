import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../http/failure.ts'
import type { Durations, Series } from './durations.ts'
import type { Ending } from './kept-story.ts'
import type { Logger } from './logger.ts'
import type { Monitor } from './monitor.ts'
import { inStory, note, type Story } from './story.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked again and again by machines and by who looks at the monitoring: it is counted, and no story recorded of it. */
    unrecorded?: boolean
  }
  interface FastifyRequest {
    story: Story | undefined
    /** What the client got instead of an answer. */
    failure: unknown
    watched: WatchedRoute | undefined
  }
}

/** What is the same for every request to a route; looked up once, since Fastify makes `routeOptions` anew each time. */
interface WatchedRoute {
  name: string
  method: string
  url: string
  access: string | undefined
  unrecorded: boolean
  /** By status. */
  durations: Map<number, Series>
}

/** As access control leaves it; of that the platform knows no more. */
type SignedRequest = FastifyRequest & { actor?: { userId: number; shopId: number } }

/** One line per request, counts by route and status, and a story of each. Comes before all other hooks. */
export function watchRequests(app: FastifyInstance, monitor: Monitor): void {
  app.decorateRequest('story', undefined)
  app.decorateRequest('failure', undefined)
  app.decorateRequest('watched', undefined)
  if (monitor.enabled) recordRequests(app, monitor)
  app.addHook('onResponse', (request, reply, done) => {
    const { story } = request
    if ((request.log as Logger).isLevelEnabled('info')) {
      if (story === undefined) logRequest(request, reply)
      else inStory(story, () => logRequest(request, reply))
    }
    done()
  })
}

function logRequest(request: SignedRequest, reply: FastifyReply): void {
  const { method, url, actor, address: ip } = request
  const line = { method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 }
  const shop = actor !== undefined && actor.shopId !== actor.userId && { shop_id: actor.shopId }
  request.log.info({ ...line, user_id: actor?.userId, ...shop, ip }, 'request completed')
}

function recordRequests(app: FastifyInstance, monitor: Monitor): void {
  const { meter, requests } = monitor.metrics
  const watch = watchRoutes()
  let active = 0
  meter
    .createObservableGauge('http.server.active_requests', { description: 'Requests under way.', unit: '{request}' })
    .addCallback((gauge) => gauge.observe(active))

  app.addHook('onRequest', (request, _reply, done) => {
    active += 1
    const route = watch(request)
    const traceparent = request.headers.traceparent as string | undefined
    // Who looks at the monitoring, and probes and scrapes that come all day, take nothing from the share of others.
    const sampled = route.unrecorded ? false : undefined
    const story = monitor.begin({ kind: 'request', name: route.name, requestId: request.id, traceparent, sampled })
    request.story = story
    request.watched = route
    inStory(story, done)
  })
  // A body's events come from the socket, which knows nothing of the request.
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.story === undefined || request.body === undefined) return done()
    inStory(request.story, done)
  })
  app.addHook('onResponse', (request: SignedRequest, reply, done) => {
    active -= 1
    const { story, watched } = request
    if (story === undefined || watched === undefined) return done()
    const durationMs = performance.now() - story.begunAt
    const longLived = durationMs >= longMs && isStream(reply)
    if (!longLived) durationsOf(watched, reply.statusCode, requests).record(durationMs)
    if (watched.unrecorded ? reply.statusCode >= 400 : isWorthALook(story, reply.statusCode, durationMs, monitor)) {
      // What a member does in a shop is for that shop to read, and not for the member at home.
      story.userId ??= request.actor?.shopId
      const ending = endingOf(request, watched, reply)
      noteDecision(story, watched, ending)
      monitor.end(story, { ...ending, longLived })
    }
    done()
  })
}

const longMs = 1_000
const isStream = (reply: FastifyReply) => String(reply.getHeader('content-type')).startsWith('text/event-stream')

/** Most requests end here, for next to nothing. */
function isWorthALook(story: Story, status: number, durationMs: number, { slowMs }: Monitor): boolean {
  return story.sampled || status >= 400 || durationMs >= slowMs || story.exception !== undefined
}

type Asked = string | Record<string, readonly string[]>

function watchRoutes(): (request: FastifyRequest) => WatchedRoute {
  const routes = new WeakMap<FastifyContextConfig, WatchedRoute>()
  return ({ method, routeOptions }) => {
    const { config, url = '(no route)' } = routeOptions
    const known = routes.get(config)
    // Paths that nobody serves share one route and its configuration, whatever their method.
    if (known !== undefined && known.method === method) return known
    const { access: asked, unrecorded = false } = config as { access?: Asked; unrecorded?: boolean }
    const access =
      typeof asked === 'object'
        ? Object.entries(asked)
            .map(([how, names]) => `${how} ${names.join(', ')}`)
            .join()
        : asked
    // Made-up methods must not make up series.
    const named = knownMethods.has(method) ? method : '_OTHER'
    const watched = { name: `${named} ${url}`, method, url, access, unrecorded, durations: new Map<number, Series>() }
    routes.set(config, watched)
    return watched
  }
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function durationsOf({ method, url, durations }: WatchedRoute, status: number, requests: Durations): Series {
  const known = durations.get(status)
  if (known !== undefined) return known
  const series = requests.series({
    'http.request.method': knownMethods.has(method) ? method : '_OTHER',
    'http.route': url,
    'http.response.status_code': status,
  })
  durations.set(status, series)
  return series
}

/** Who was let in and who was not, and why, where anybody may read of it. */
function noteDecision(story: Story, { access }: WatchedRoute, { refusal }: Ending): void {
  if (access === undefined || access === 'public') return
  inStory(story, () => note('authorization', access, { failure: refusal, details: { allowed: refusal === undefined } }))
}

const refusals = new Set([401, 403])

function endingOf(request: SignedRequest, { access, url: route }: WatchedRoute, reply: FastifyReply): Ending {
  const { failure } = request
  const { statusCode } = reply
  const said = failure instanceof Failure ? failure.message : `Answered ${statusCode}.`
  return {
    status: String(statusCode),
    failure: statusCode >= 500 ? (failure ?? new Error(said)) : undefined,
    refusal: refusals.has(statusCode) ? said : undefined,
    // Made only for the few that are kept.
    details() {
      const { method, url, headers, address: ip, body, actor } = request
      const member = actor !== undefined && actor.shopId !== actor.userId && { member_id: actor.userId }
      return { method, url, route, ip, ...member, headers, body, access, answer: failure && said }
    },
  }
}
