import type { Socket } from 'socket.io'

/** A socket that hears nothing for so long has no use for its place. */
const useWithinMs = 30_000

/**
 * Closes a socket that subscribed to nothing when it was looked at twice in a row, once when it came. The connection is
 * broken rather than ended, so that a client that has a use for it later comes back by itself.
 */
export function closeUnused(socket: Socket, withinMs = useWithinMs): void {
  let wasUsed = false
  const timer = setInterval(() => {
    // The room of its own is no subscription.
    const isUsed = socket.rooms.size > 1
    if (!isUsed && !wasUsed) {
      const message = `The socket subscribed to nothing within ${Math.round(withinMs / 1_000)} s.`
      socket.emit('subscription_error', '', { status: 408, message })
      socket.conn.close()
    }
    wasUsed = isUsed
  }, withinMs)
  timer.unref()
  socket.on('disconnect', () => clearInterval(timer))
}
