import { chosenShop } from '../session/chosen-shop.ts'
import { queries } from '../souk.ts'

const firstPauseMs = 1_000
const longestPauseMs = 60_000

/** Calls whenever an order comes or moves on the channel, or may have before this listened. Answers how to stop. */
export function listenToOrders(channel: string, changed: () => void): () => void {
  let left = false
  let pause: number | undefined
  let ends = 0
  const connection = import('socket.io-client').then(({ io }) => {
    const socket = io({ transports: ['websocket'] })
    socket.on('connect', () => {
      // The session's cookie came with the connection.
      const shop = chosenShop()
      socket.emit('subscribe', { channel, ...(shop !== undefined && { auth: { headers: { 'x-souk-shop': shop } } }) })
    })
    // What shows was asked for before: the line came later, or was down.
    socket.on('subscription_succeeded', changed)
    // Asking who is signed in brings up the form, or the page of who has lost a shop.
    const askAgain = () => queries.invalidateQueries({ queryKey: ['me'] })
    // The server has ended it, as it does with the session.
    const comeBack = async () => {
      await askAgain()
      if (!left) socket.connect()
    }
    socket.on('disconnect', (reason) => {
      if (reason !== 'io server disconnect') return
      pause = window.setTimeout(() => void comeBack(), Math.min(longestPauseMs, firstPauseMs * 2 ** ends))
      ends += 1
    })
    // The session or the shop was lost before the line stood: nobody else says so.
    socket.on('subscription_error', (_channel: string, { status }: { status: number }) => {
      if (status === 401 || status === 403) void askAgain()
    })
    socket.on('order.created', changed)
    socket.on('order.status-changed', changed)
    return socket
  })
  return () => {
    left = true
    clearTimeout(pause)
    void connection.then((socket) => socket.disconnect())
  }
}
