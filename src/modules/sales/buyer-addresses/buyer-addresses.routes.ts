import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitShop } from '#modules/catalogue/shops/index.ts'
import { AddressRequest, ChangeAddressRequest } from '#modules/sales/addresses/index.ts'
import { askedBuyer, getBuyer } from '#modules/sales/buyers/index.ts'
import { keepPrivate } from '#modules/sales/carts/index.ts'
import { type Database, withVisitor } from '#platform/database/transactions.ts'
import { envelope, success } from '#platform/http/envelope.ts'
import { pathId } from '#platform/http/fields.ts'
import { BuyerAddressResource } from './buyer-addresses.schemas.ts'
import { addAddress, changeAddress, listAddresses, removeAddress } from './buyer-addresses.ts'

const ShopParams = z.object({ shop: z.string() })
const AddressParams = ShopParams.extend({ id: pathId })
const base = { access: 'public', buyerToken: true, failures: [moved] } as const

/** Where a buyer has things sent. */
export const buyerAddressRoutes: FastifyPluginAsyncZod<{ database: Database; visitShop: VisitShop }> = async (
  app,
  { database, visitShop },
) => {
  app.get(
    '/shops/:shop/buyer/addresses',
    {
      schema: { params: ShopParams, response: { 200: envelope(z.array(BuyerAddressResource)) } },
      config: { ...base, operation: 'buyer.listAddresses', summary: 'List your addresses, the newest first' },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const addresses = await withVisitor(database, visit, async (tx) => {
        await getBuyer(tx)
        return listAddresses(tx)
      })
      return success(keepPrivate(reply), addresses, 'Your addresses.')
    },
  )

  app.post(
    '/shops/:shop/buyer/addresses',
    {
      schema: { params: ShopParams, body: AddressRequest, response: { 201: envelope(BuyerAddressResource) } },
      config: { ...base, operation: 'buyer.addAddress', summary: 'Keep an address for later orders' },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const added = await withVisitor(database, visit, async (tx) => {
        const { id } = await getBuyer(tx)
        return addAddress(tx, id, request.body)
      })
      return keepPrivate(reply)
        .code(201)
        .send(success(reply, added, 'Address kept.'))
    },
  )

  app.patch(
    '/shops/:shop/buyer/addresses/:id',
    {
      schema: { params: AddressParams, body: ChangeAddressRequest, response: { 200: envelope(BuyerAddressResource) } },
      config: { ...base, operation: 'buyer.updateAddress', summary: 'Change an address; null takes a part away' },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      const changed = await withVisitor(database, visit, async (tx) => {
        await getBuyer(tx)
        return changeAddress(tx, request.params.id, request.body)
      })
      return success(keepPrivate(reply), changed, 'Address changed.')
    },
  )

  app.delete(
    '/shops/:shop/buyer/addresses/:id',
    {
      schema: { params: AddressParams, response: { 204: z.null() } },
      config: { ...base, operation: 'buyer.deleteAddress', summary: 'Forget an address' },
    },
    async (request, reply) => {
      const { visit } = await askedBuyer(visitShop, request)
      await withVisitor(database, visit, async (tx) => {
        await getBuyer(tx)
        await removeAddress(tx, request.params.id)
      })
      return keepPrivate(reply).code(204).send(null)
    },
  )
}
