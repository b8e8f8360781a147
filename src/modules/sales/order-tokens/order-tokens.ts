import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Database, withPlatform } from '#platform/database/transactions.ts'

/** The token by which a buyer finds an order: made of the order under the server's key, so that nothing has to be stored. */
export interface OrderTokens {
  of: (order: { userId: number; id: number }) => Promise<string>
  /** The order's id, where the token is one of that shop's. */
  read: (userId: number, token: string) => Promise<number | undefined>
  /** The token of a cart that a shop makes for a buyer: the shop can be told it again. */
  ofDraft: (cart: { userId: number; id: number }) => Promise<string>
}

export function openOrderTokens(database: Database): OrderTokens {
  let key: Promise<Buffer> | undefined
  const serverKey = () => {
    key ??= readKey(database).catch((error) => {
      key = undefined
      throw error
    })
    return key
  }
  const proofOf = async (userId: number, id: number, of = 'order') =>
    createHmac('sha256', await serverKey())
      .update(`${of} ${userId} ${id}`)
      .digest()

  return {
    of: async ({ userId, id }) => `ot_${id}_${(await proofOf(userId, id)).toString('base64url')}`,
    async read(userId, token) {
      const [, digits, proof] = /^ot_([1-9]\d{0,14})_([A-Za-z0-9_-]{43})$/.exec(token) ?? []
      if (digits === undefined || proof === undefined) return undefined
      const given = Buffer.from(proof, 'base64url')
      const right = await proofOf(userId, Number(digits))
      return given.length === right.length && timingSafeEqual(given, right) ? Number(digits) : undefined
    },
    ofDraft: async ({ userId, id }) => `ct_${(await proofOf(userId, id, 'draft')).toString('base64url')}`,
  }
}

function readKey(database: Database): Promise<Buffer> {
  return withPlatform(database, async (tx) => {
    const { value } = await tx
      .selectFrom('server_keys')
      .select('value')
      .where('name', '=', 'orders')
      .executeTakeFirstOrThrow()
    return value
  })
}
