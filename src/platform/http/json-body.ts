import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { parse } from 'secure-json-parse'
import { Failure, malformedRequest } from './failure.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON is the only body we read. Fastify's own parser would put replacement characters where the bytes are no UTF-8,
 * and would refuse the empty body that many clients send along with a JSON content type.
 */
export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const { headers } = request
    if (!hasBody(headers)) headers['content-type'] = undefined
    else if (isEncoded(headers) && !request.is404) return done(unknownEncoding())
    done(null, payload)
  })
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    if (body.length === 0) return done(null, undefined)
    try {
      done(null, parse(utf8.decode(body as Buffer), { protoAction: 'error', constructorAction: 'error' }))
    } catch {
      done(malformedRequest('The body is not valid JSON in UTF-8.'))
    }
  })
}

/** Of what is not there, a media type or an encoding says nothing. */
function hasBody({ 'content-length': length, 'transfer-encoding': transfer }: IncomingHttpHeaders): boolean {
  return transfer !== undefined || (length !== undefined && Number(length) !== 0)
}

const isEncoded = ({ 'content-encoding': encoding = '' }: IncomingHttpHeaders) =>
  encoding !== '' && encoding.toLowerCase() !== 'identity'

const unknownEncoding = () =>
  new Failure(415, 'unsupported_media_type', 'The body must be sent as it is, without a Content-Encoding.', {
    headers: { 'accept-encoding': 'identity' },
  })
