import { createAdapter } from '@socket.io/redis-streams-adapter'
import { isCluster, type RedisClient, type SendCommand } from '../redis/open.ts'
import { failAfterRest } from '../redis/rest.ts'

export interface SocketStreamOptions {
  /** One that waits while Redis is away. */
  redis: RedisClient
  prefix: string
}

export interface SocketStream {
  adapter: ReturnType<typeof createAdapter>
  /** Whether Redis is there to take something. */
  ready: () => boolean
  /** Resolves when Redis has all that was written until now; rejects when it refused some of it. */
  taken: () => Promise<void>
  /** Ends its connections, once the adapter is closed: left alone, one that reads would wait for a Redis forever. */
  disconnect: () => void
}

const keptMessages = 10_000

/** What joins the Socket.IO servers of all processes: a Redis stream for what must arrive, in order, and its keys. */
export function openSocketStream({ redis, prefix }: SocketStreamOptions): SocketStream {
  const key = `${prefix}:{realtime}`
  const connections: RedisClient[] = []
  const writing = new Set<Promise<unknown>>()
  const own = openConnection(redis, connections, writing)
  const names = { streamName: `${key}:stream`, channelPrefix: key, sessionKeyPrefix: `${key}:session:` }
  return {
    adapter: createAdapter(own, { ...names, maxLen: keptMessages }),
    ready: () => own.status === 'ready',
    taken: async () => void (await Promise.all(writing)),
    disconnect() {
      for (const connection of connections) connection.disconnect()
    },
  }
}

/**
 * Another connection to the same Redis, for the adapter, which makes more of them by `duplicate`. It does not handle the answer to its
 * SUBSCRIBE; a process that ends before it would die of the rejection. When a read fails it reads again at once.
 */
function openConnection(redis: RedisClient, opened: RedisClient[], writing: Set<Promise<unknown>>): RedisClient {
  const own = isCluster(redis) ? redis.duplicate() : redis.duplicate()
  own.on('error', () => {})
  opened.push(own)
  const send = own.sendCommand.bind(own) as SendCommand
  own.sendCommand = ((command, stream, node) => {
    const answer = send(command, stream, node)
    if (!(answer instanceof Promise)) return answer
    const watched = command.name === 'xread' ? answer.catch(failAfterRest) : answer
    if (command.name === 'xadd') writing.add(watched)
    const forget = () => void writing.delete(watched)
    watched.then(forget, forget)
    return watched
  }) satisfies SendCommand
  own.duplicate = (() => openConnection(redis, opened, writing)) as typeof own.duplicate
  return own
}
