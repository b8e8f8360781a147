import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ForgedEvent, type Providers } from '#modules/sales/payment-providers/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { malformedRequest, notFound } from '#platform/http/failure.ts'
import { failureKinds } from '#platform/http/failure-kinds.ts'
import { receiveEvent } from './receive-event.ts'

/** Takes the notices of providers that something happened. The signature is checked first, and no more is taken from it than ids. */
export const hookRoutes: FastifyPluginAsyncZod<{ database: Database; providers: Providers }> = async (app, options) => {
  const { database, providers } = options
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

  app.post(
    '/hooks/:provider',
    {
      schema: { params: z.object({ provider: z.string() }), response: { 200: envelope(z.null()) } },
      config: {
        access: 'public',
        operation: 'hooks.receive',
        summary: 'Take a signed event of a payment provider; it is looked up there afterwards',
        bodyTypes: ['application/json'],
        failures: [failureKinds.malformedRequest],
      },
    },
    async (request, reply) => {
      const provider = providers.find(request.params.provider)
      if (provider === undefined) throw notFound('There is no such payment provider here.')
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const event = read(() => provider.verify({ headers: request.headers, body }))
      await receiveEvent(database, provider.name, event)
      return success(reply, null, 'Taken.')
    },
  )
}

function read<T>(verify: () => T): T {
  try {
    return verify()
  } catch (error) {
    if (error instanceof ForgedEvent) throw malformedRequest('This event is not signed as the provider signs.')
    throw error
  }
}
