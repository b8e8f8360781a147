import { type ReactNode, useEffect, useRef } from 'react'
import type { Me } from '../session/use-me.ts'
import { queries } from '../souk.ts'

/** Many orders in a moment are one look at the server. */
const gatherMs = 400

const touched = [['stats'], ['orders'], ['products'], ['notifications']]

/** Hears of orders as they come, one's own or as an operator everybody's, and lets what shows them look again. */
export function LiveProvider({ me, children }: { me: Me; children: ReactNode }) {
  const timer = useRef<number | undefined>(undefined)
  const channel = me.permissions.includes('tenants.any') ? 'private-orders' : `private-users.${me.id}`
  const listens = me.permissions.includes('orders.view')
  useEffect(() => {
    if (!listens) return
    const gather = () => {
      timer.current ??= window.setTimeout(() => {
        timer.current = undefined
        for (const queryKey of touched) void queries.invalidateQueries({ queryKey })
      }, gatherMs)
    }
    const connection = import('socket.io-client').then(({ io }) => {
      const socket = io({ transports: ['websocket'] })
      let connectedBefore = false
      socket.on('connect', () => {
        // The session's cookie came with the connection.
        socket.emit('subscribe', { channel })
        if (connectedBefore) gather()
        connectedBefore = true
      })
      socket.on('order.created', gather)
      socket.on('order.status-changed', gather)
      return socket
    })
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
      void connection.then((socket) => socket.disconnect())
    }
  }, [channel, listens])
  return children
}
