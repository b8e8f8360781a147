import { Server } from 'socket.io'
import { openSocketStream, type SocketStreamOptions } from './socket-stream.ts'

export interface ChannelMessage {
  channel: string
  event: string
  payload: unknown
}

/** Speaks to the sockets of every process without having any of its own. */
export interface Publisher {
  /** Resolves when Redis has the messages, which keep their order; rejects when it does not take them within 5 s. */
  publish: (messages: readonly ChannelMessage[]) => Promise<void>
  close: () => void
}

const patienceMs = 5_000

/**
 * Apart from the servers that hold sockets, because those hand a message to their own sockets first and to the stream
 * beside it: two processes would send it in two orders. From here all of them read one stream.
 */
export function openPublisher(options: SocketStreamOptions): Publisher {
  const { adapter, ready, taken, disconnect } = openSocketStream(options)
  const server = new Server({ adapter, serveClient: false })

  /** The server's emits answer nothing. */
  async function takenInTime(): Promise<void> {
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => late.reject(new Error('Redis did not take the messages in time.')), patienceMs)
    await Promise.race([taken(), late.promise]).finally(() => clearTimeout(timer))
  }

  return {
    async publish(messages) {
      // Else every attempt would leave its messages in the client's own queue.
      if (!ready()) throw new Error('Redis is away.')
      for (const { channel, event, payload } of messages) server.to(channel).emit(event, channel, payload)
      await takenInTime()
    },
    close() {
      server.of('/').adapter.close()
      disconnect()
    },
  }
}
