import { type ReactNode, useEffect } from 'react'
import { usePageProof } from '../session/page-session.ts'
import type { Me } from '../session/use-me.ts'
import { queries } from '../souk.ts'
import { listenToOrders } from './listen-to-orders.ts'

/** Many orders in a moment are one look at the server. */
const gatherMs = 400

const touched = [['stats'], ['orders'], ['products'], ['listings'], ['notifications']]

/** Hears of orders as they come, one's own or as an operator everybody's, and lets what shows them look again. */
export function LiveProvider({ me, children }: { me: Me; children: ReactNode }) {
  const channel = me.permissions.includes('tenants.any') ? 'private-orders' : `private-users.${me.shop_id}`
  const listens = me.permissions.includes('orders.view')
  const session = usePageProof()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another session needs another connection.
  useEffect(() => {
    if (!listens) return
    let timer: number | undefined
    const gather = () => {
      timer ??= window.setTimeout(() => {
        timer = undefined
        for (const queryKey of touched) void queries.invalidateQueries({ queryKey })
      }, gatherMs)
    }
    const stop = listenToOrders(channel, gather)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [channel, listens, session])
  return children
}
