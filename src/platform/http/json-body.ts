import type { FastifyInstance } from 'fastify'
import { parse } from 'secure-json-parse'
import { malformedRequest } from './failure.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON is the only body we read. Fastify's own parser would put replacement characters where the bytes are no UTF-8,
 * and would refuse the empty body that many clients send along with a JSON content type.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    try {
      done(null, parse(utf8.decode(body as Buffer), { protoAction: 'error', constructorAction: 'error' }))
    } catch {
      done(malformedRequest('The body is not valid JSON in UTF-8.'))
    }
  })
}
