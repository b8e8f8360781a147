import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { envelope, success } from '#platform/http/envelope.ts'

const FeaturesResource = z
  .object({
    /** Whether the built-in mail server runs here, so that `/inbox` has something to show. */
    inbox: z.boolean(),
  })
  .meta({ id: 'Features' })

/** What this server has and another one may not: a client asks once instead of trying. */
export const featureRoutes: FastifyPluginAsyncZod<z.infer<typeof FeaturesResource>> = async (app, { inbox }) => {
  app.get(
    '/features',
    {
      schema: { response: { 200: envelope(FeaturesResource) } },
      config: { access: 'authenticated', operation: 'features.get', summary: 'Read what this server has' },
    },
    async (_request, reply) => success(reply, { inbox }, 'Features.'),
  )
}
