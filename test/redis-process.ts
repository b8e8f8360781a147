import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import { afterAll } from 'vitest'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { eventually } from './harness.ts'

export interface RedisProcess {
  url: string
  /** SIGKILL, and resolves when it is dead. It wrote nothing down. */
  kill: () => Promise<void>
  /** Another one on the same port, which knows nothing. */
  start: () => Promise<void>
  /** Takes connections and answers nothing, until it is thawed. */
  freeze: () => void
  thaw: () => void
}

const program = fileURLToPath(new URL('../src/platform/embedded/valkey-process.ts', import.meta.url))

/** A Redis server in a process of its own, the embedded one, for who wants to see it die. */
export async function startRedisProcess(): Promise<RedisProcess> {
  const orders = { port: await findFreePort(), password: 'only for this test' }
  const url = `redis://:${encodeURIComponent(orders.password)}@127.0.0.1:${orders.port}`
  let child: ChildProcess
  const kill = async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const start = async () => {
    child = fork(program, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.send(orders)
    const redis = new Redis(url, { retryStrategy: () => 25, maxRetriesPerRequest: null })
    redis.on('error', () => {})
    await eventually(async () => (await redis.ping()) === 'PONG')
    redis.disconnect()
  }
  await start()
  afterAll(() => void child.kill('SIGKILL'))
  return { url, kill, start, freeze: () => child.kill('SIGSTOP'), thaw: () => child.kill('SIGCONT') }
}
