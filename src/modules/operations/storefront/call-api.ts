import type { FastifyInstance, FastifyRequest, InjectOptions } from 'fastify'

/**
 * A `fetch` that stays in this process and asks the app's own API, for the visitor: what they call counts for their address,
 * and stands in the log under the page's request id.
 */
export function callApiFor(app: FastifyInstance, visitor: FastifyRequest): (request: Request) => Promise<Response> {
  const forwarded = visitor.headers['x-forwarded-for']
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const { statusCode, headers, rawPayload } = await app.inject({
      method: request.method as NonNullable<InjectOptions['method']>,
      url: pathname + search,
      headers: {
        ...Object.fromEntries(request.headers),
        'x-request-id': visitor.id,
        ...(forwarded !== undefined && { 'x-forwarded-for': String(forwarded) }),
      },
      remoteAddress: visitor.socket.remoteAddress ?? '',
      ...(request.body !== null && { payload: await request.text() }),
    })
    const isEmpty = statusCode === 204 || statusCode === 304
    return new Response(isEmpty ? null : new Uint8Array(rawPayload), {
      status: statusCode,
      headers: headersOf(headers),
    })
  }
}

function headersOf(sent: Record<string, number | string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(sent))
    for (const one of [value ?? []].flat()) headers.append(name, String(one))
  return headers
}
