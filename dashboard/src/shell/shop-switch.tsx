import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'

/** Most have one shop, and need not load what chooses among several. */
const ShopSelect = lazy(() => import('./shop-select.tsx'))

/** Shown to who works in more than one shop. */
export function ShopSwitch() {
  const me = useMe()
  const { data: shops = [] } = useQuery({
    queryKey: ['my-shops', me.id],
    queryFn: async ({ signal }) => (await souk.me.listShops({ query: { per_page: 100 }, signal })).data,
    staleTime: 60_000,
  })
  if (shops.length < 2) return null
  return (
    <Suspense fallback={null}>
      <ShopSelect shops={shops} />
    </Suspense>
  )
}
