import type { RowOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { useIsThere } from '../deletion.ts'
import type { Draft } from '../new-order/new-order.queries.ts'
import { queries, souk } from '../souk.ts'

export type DraftRow = RowOf<'drafts.list'>

export const draftKey = (id: number) => ['drafts', 'one', id]

export const useDraftRow = (id: number) =>
  useQuery({
    queryKey: draftKey(id),
    queryFn: async ({ signal }) => (await souk.drafts.get({ path: { id }, signal })).data,
    enabled: useIsThere(draftKey(id)),
  })

const cartKey = (id: number) => ['drafts', 'cart', id]

/** A buyer may be at work on it in the shop: it is read anew whenever one comes here. */
export const useDraftCart = ({ id, url }: DraftRow) => {
  const [, , shop = '', , key = ''] = new URL(url ?? location.href).pathname.split('/')
  const token = key.slice(key.indexOf('.') + 1)
  const isThere = useIsThere(draftKey(id))
  return useQuery({
    queryKey: cartKey(id),
    queryFn: async ({ signal }) => {
      const { data } = await souk.carts.get({ path: { shop, id }, headers: { 'x-cart-token': token }, signal })
      return { cart: data, token, url: url as string }
    },
    enabled: isThere && url !== null,
    staleTime: 0,
  })
}

export const takeDraftCart = (draft: Draft): void => void queries.setQueryData(cartKey(draft.cart.id), draft)

export const listDraftsAgain = () => void queries.invalidateQueries({ queryKey: ['drafts'] })
