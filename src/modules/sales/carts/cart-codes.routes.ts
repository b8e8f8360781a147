import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved } from '#modules/catalogue/shops/index.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { pathId } from '#platform/http/fields.ts'
import { subscriberOf } from '#platform/http/ip-address.ts'
import { refusal } from '#platform/http/rate-limit.ts'
import { toCart } from './cart-resource.ts'
import { cartClosedKind } from './carts.errors.ts'
import { type CartDependencies, keepPrivate } from './carts.routes.ts'
import { CartResource } from './carts.schemas.ts'
import { lockOpenCart } from './change-cart.ts'
import { enterCode, takeCodeOut } from './change-codes.ts'
import { openCartDoor } from './in-cart.ts'

const CodeParams = z.object({ shop: z.string(), id: pathId, code: z.string() })
const access = 'public'
const failures = [moved, cartClosedKind]
const response = { 200: envelope(CartResource) }

export const cartCodeRoutes: FastifyPluginAsyncZod<CartDependencies> = async (app, dependencies) => {
  const { counter, cartsPerMinute } = dependencies
  const inCart = openCartDoor(dependencies)

  /** A code is short enough to be guessed by who may try often: what did not fit counts, for each address. */
  async function guarded<T>(address: string, enter: () => Promise<T>): Promise<T> {
    if (cartsPerMinute === 0) return enter()
    const name = `codes:${subscriberOf(address)}`
    const taken = await counter.take(name)
    if (taken.count > cartsPerMinute) throw refusal(taken, cartsPerMinute)
    const entered = await enter()
    await counter.takeBack(name)
    return entered
  }

  app.put(
    '/shops/:shop/carts/:id/codes/:code',
    {
      schema: { params: CodeParams, response },
      config: {
        access,
        operation: 'carts.putCode',
        summary: 'Enter a code; one that does nothing in this cart is refused with the reason',
        cartToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { id, code } = request.params
      const content = await guarded(request.address, () =>
        inCart(request, request.params, async (tx) => {
          await lockOpenCart(tx, id)
          return enterCode(tx, id, code)
        }),
      )
      return success(keepPrivate(reply), toCart(content), 'Code entered.')
    },
  )

  app.delete(
    '/shops/:shop/carts/:id/codes/:code',
    {
      schema: { params: CodeParams, response },
      config: {
        access,
        operation: 'carts.removeCode',
        summary: 'Take a code out of a cart',
        cartToken: true,
        failures,
      },
    },
    async (request, reply) => {
      const { id, code } = request.params
      const content = await inCart(request, request.params, async (tx) => {
        await lockOpenCart(tx, id)
        return takeCodeOut(tx, id, code)
      })
      return success(keepPrivate(reply), toCart(content), 'Code taken out.')
    },
  )
}
