import type { FastifyInstance } from 'fastify'
import type { AnsweredAtOnce } from '../http/answer-at-once.ts'
import type { Series } from './durations.ts'
import type { Monitor } from './monitor.ts'
import { inStory, note } from './story.ts'

/**
 * Counts what was answered before the framework; of the few that are chosen it writes a line and tells a story. A line for
 * each would cost 15 us, several times what deciding and building the answer does. All of it comes after the answer.
 */
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
    const now = performance.now()
    const { answer, begunAt } = answered
    seriesOf(answer.route, answer.status).record(now - begunAt)
    if (monitor.chooses(now)) tell(answered)
  })

  function tell({ head, answer, socket, requestId, begunAt }: AnsweredAtOnce): void {
    const { url, headers } = head
    const { route, status, access, userId } = answer
    const ms = Math.round((performance.now() - begunAt) * 10) / 10
    const line = { request_id: requestId, method: 'GET', url, status, ms, user_id: userId, ip: socket.remoteAddress }
    const traceparent = headers.traceparent as string | undefined
    const name = `GET ${route}`
    const begun = monitor.begin({ kind: 'request', name, requestId, userId, traceparent, sampled: true })
    const story = { ...begun, begunAt, startedAtMs: performance.timeOrigin + begunAt }
    inStory(story, () => {
      note('authorization', access, { details: { allowed: true } })
      note('cache', 'hit', { begunAt, details: { url } })
      app.log.info({ ...line, sampled: true }, 'request completed')
    })
    const details = () => ({ method: 'GET', url, route, ip: socket.remoteAddress, headers, access })
    monitor.end(story, { status: String(status), details })
  }
}
