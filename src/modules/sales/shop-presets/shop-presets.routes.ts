import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { withChosenTenant } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { queryId } from '#platform/http/fields.ts'
import { acceptPresets } from './accept-presets.ts'

const AcceptedPresets = z
  .object({ tax_rates: z.int(), shipping_zones: z.int() })
  .meta({ id: 'AcceptedPresets', description: 'How many rows were added; none where the shop has its own already.' })

export const shopPresetRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.put(
    '/shop/presets',
    {
      schema: {
        querystring: z.strictObject({ user_id: queryId.optional() }),
        response: { 200: envelope(AcceptedPresets) },
      },
      config: {
        access: 'shop.manage',
        operation: 'shop.acceptPresets',
        summary: "Begin with the standard tax rate of the shop's country and one flat rate to send within it",
      },
    },
    async ({ actor, query }, reply) =>
      success(reply, await withChosenTenant(database, actor, query.user_id, acceptPresets), 'Presets accepted.'),
  )
}
