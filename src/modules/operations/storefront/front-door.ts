import type { FastifyInstance } from 'fastify'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { remembered } from './remembered.ts'

const rememberedMs = 5_000

/** `GET /` leads to the shop where there is one that is open, and to the dashboard where there is none or many. */
export async function openFrontDoor(app: FastifyInstance, { database }: { database: Database }): Promise<void> {
  const path = remembered(rememberedMs, () => firstPage(database))
  app.get('/', { schema: { hide: true }, config: { unrecorded: true } }, async (_request, reply) =>
    reply.header('cache-control', 'no-cache').redirect(await path(), 302),
  )
}

async function firstPage(database: Database): Promise<string> {
  const open = await withPlatform(database, (tx) =>
    tx
      .selectFrom('shops')
      .select('slug')
      .where('status', '=', 'open')
      .where('suspended', '=', false)
      .where('closed_by_operator', '=', false)
      .limit(2)
      .execute(),
  )
  return open.length === 1 ? `/shop/${open[0]?.slug}` : '/dashboard'
}
