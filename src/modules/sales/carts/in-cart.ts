import type { FastifyRequest } from 'fastify'
import type { VisitShop } from '#modules/catalogue/shops/index.ts'
import { type Database, type VisitorTx, withVisitor } from '#platform/database/transactions.ts'
import { hashOfToken } from './cart-token.ts'
import { cartNotFound } from './carts.errors.ts'

interface Door {
  database: Database
  visitShop: VisitShop
}

/** Works on the cart whose token the request shows. */
export type InCart = <T>(
  request: FastifyRequest,
  cart: { shop: string; id: number },
  work: (tx: VisitorTx) => Promise<T>,
) => Promise<T>

export const openCartDoor =
  ({ database, visitShop }: Door): InCart =>
  async (request, { shop: slug, id }, work) => {
    const { shop } = await visitShop(slug, request.url)
    const token = request.headers['x-cart-token']
    if (typeof token !== 'string') throw cartNotFound()
    return withVisitor(database, { shop: shop.userId, cart: { id, tokenHash: hashOfToken(token) } }, work)
  }
