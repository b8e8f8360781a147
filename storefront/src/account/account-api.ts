import type { CallOf, components } from '@souk/client'
import type { AddressRequest } from '../buying/cart-api.ts'
import type { Visit } from '../visit.ts'
import { buyerTokenOf } from './buyer-cookie.ts'

type Schemas = components['schemas']
export type Buyer = Schemas['Buyer']
export type OwnOrder = Schemas['OrderOfBuyer']
export type OwnAddress = Schemas['BuyerAddress']

/** The store's calls about the account of who asks; what fails is thrown as the client's error. */
export function buyerCalls({ souk: { buyer }, shop }: Visit, token: string) {
  const path = { shop: shop.slug }
  const headers = { authorization: `Bearer ${token}` }
  const call = { path, headers }
  return {
    read: async () => (await buyer.get(call)).data,
    change: async (body: CallOf<'buyer.update'>['body']) => (await buyer.update({ ...call, body })).data,
    orders: async () => (await buyer.listOrders({ ...call, query: { per_page: 50 } })).data,
    addresses: async () => (await buyer.listAddresses(call)).data,
    addAddress: async (body: AddressRequest) => (await buyer.addAddress({ ...call, body })).data,
    removeAddress: (id: number) => buyer.deleteAddress({ headers, path: { ...path, id } }),
    joinCart: async (cartToken?: string) => {
      const shown = cartToken === undefined ? headers : { ...headers, 'x-cart-token': cartToken }
      return (await buyer.joinCart({ path, headers: shown })).data
    },
    askToVerify: () => buyer.requestVerification(call),
    verify: async (mailed: string) => (await buyer.verify({ ...call, body: { token: mailed } })).data,
    export: async () => (await buyer.export(call)).data,
    erase: () => buyer.delete(call),
    signOut: () => buyer.signOut(call),
  }
}

export type BuyerCalls = ReturnType<typeof buyerCalls>

/** Of who is signed in. */
export function ownCalls(visit: Visit): BuyerCalls | undefined {
  const token = buyerTokenOf(visit)
  return token === undefined ? undefined : buyerCalls(visit, token)
}
