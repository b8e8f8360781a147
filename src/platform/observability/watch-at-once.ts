import type { FastifyInstance } from 'fastify'
import type { AnsweredAtOnce } from '../http/answer-at-once.ts'
import type { Series } from './durations.ts'
import type { Monitor } from './monitor.ts'
import { inStory, note, type Story } from './story.ts'

/** Counts what was answered before the framework, and tells a story of the few that are chosen; it comes after the answer. */
export function watchAtOnce(app: FastifyInstance, monitor: Monitor): void {
  const known = new Map<string, Map<number, Series>>()
  const seriesOf = (route: string, status: number): Series => {
    const ofRoute = known.get(route) ?? new Map<number, Series>()
    if (ofRoute.size === 0) known.set(route, ofRoute)
    const series = ofRoute.get(status)
    if (series !== undefined) return series
    const made = monitor.metrics.requests.series({
      'http.request.method': 'GET',
      'http.route': route,
      'http.response.status_code': status,
    })
    ofRoute.set(status, made)
    return made
  }

  app.decorate('answeredAtOnce', (answered: AnsweredAtOnce) => {
    const { request, requestId, route, status, userId, begunAt } = answered
    seriesOf(route, status).record(performance.now() - begunAt)
    const traceparent = request.headers.traceparent as string | undefined
    const story = monitor.begin({ kind: 'request', name: route, requestId, userId, traceparent })
    if (story.sampled) tell(story, answered)
  })

  function tell(begun: Story, { request, route, status, access, begunAt }: AnsweredAtOnce): void {
    const { url, headers, socket } = request
    const story = { ...begun, name: `GET ${route}`, begunAt, startedAtMs: performance.timeOrigin + begunAt }
    inStory(story, () => {
      note('authorization', access, { details: { allowed: true } })
      note('cache', 'hit', { begunAt, details: { url } })
    })
    const details = () => ({ method: 'GET', url, route, ip: socket.remoteAddress, headers, access })
    monitor.end(story, { status: String(status), details })
  }
}
