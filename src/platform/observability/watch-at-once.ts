import type { FastifyInstance } from 'fastify'
import type { AnsweredAtOnce } from '../http/answer-at-once.ts'
import type { Monitor } from './monitor.ts'
import { inStory, note } from './story.ts'

/**
 * Counts what was answered before the framework; of the few that are chosen it writes a line and tells a story. A line for
 * each would cost 15 us, several times what deciding and building the answer does. All of it comes after the answer.
 */
export function watchAtOnce(app: FastifyInstance, monitor: Monitor): void {
  const look = (route: string, status: number) => {
    const attributes = { 'http.request.method': 'GET', 'http.route': route, 'http.response.status_code': status }
    return { route, status, series: monitor.metrics.requests.series(attributes) }
  }
  /** The next answer is nearly always of the same kind. */
  let last: ReturnType<typeof look> | undefined

  app.decorate('answeredAtOnce', (answered: AnsweredAtOnce) => {
    const now = performance.now()
    const { route, status } = answered.answer
    if (route !== last?.route || status !== last.status) last = look(route, status)
    last.series.record(now - answered.begunAt)
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
