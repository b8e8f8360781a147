import { createAdapter } from '@socket.io/redis-streams-adapter'
import { type Command, Redis, type RedisOptions } from 'ioredis'
import { failAfterRest } from '../redis/rest.ts'

export interface SocketStreamOptions {
  /** One that waits while Redis is away. */
  redis: Redis
  prefix: string
}

export interface SocketStream {
  adapter: ReturnType<typeof createAdapter>
  /** The connection that the adapter writes with. */
  redis: Redis
  /** Ends its connections, once the adapter is closed: left alone, one that reads would wait for a Redis forever. */
  disconnect: () => void
}

const keptMessages = 10_000

/** What joins the Socket.IO servers of all processes: a Redis stream for what must arrive, in order, and its keys. */
export function openSocketStream({ redis, prefix }: SocketStreamOptions): SocketStream {
  const key = `${prefix}:{realtime}`
  const own = new AdapterRedis(redis.options)
  own.on('error', () => {})
  const names = { streamName: `${key}:stream`, channelPrefix: key, sessionKeyPrefix: `${key}:session:` }
  return {
    adapter: createAdapter(own, { ...names, maxLen: keptMessages }),
    redis: own,
    disconnect: () => own.disconnectAll(),
  }
}

/**
 * The adapter does not handle the answer to its SUBSCRIBE; a process that ends before it would die of the rejection. When a read fails
 * it reads again at once.
 */
class AdapterRedis extends Redis {
  readonly #copies: Redis[] = []

  constructor(options: RedisOptions) {
    super(options as RedisOptions & { replyMapping?: never })
  }

  override sendCommand(command: Command, stream?: Parameters<Redis['sendCommand']>[1]): unknown {
    const answer = super.sendCommand(command, stream)
    if (!(answer instanceof Promise)) return answer
    const watched = command.name === 'xread' ? answer.catch(failAfterRest) : answer
    watched.catch(() => {})
    return watched
  }

  override duplicate(options: Partial<RedisOptions> = {}): Redis {
    const copy = new AdapterRedis({ ...this.options, ...options })
    this.#copies.push(copy)
    return copy
  }

  disconnectAll(): void {
    for (const redis of [this, ...this.#copies]) redis.disconnect()
  }
}
