/**
 * `node bench/near-cache.ts [seconds per round]`: four ways to know that an answer in the process's memory still holds, behind
 * the same bare server with the same 4.7 kB: the lease of decision 031, a look-up of the version in Redis per read, one
 * per turn of the event loop, and Redis' own tracking (RESP3), which tells when a key has changed. Then, for tracking: how
 * often a write had been answered before the news of it came, and by how long.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Redis } from 'ioredis'
import { type Answer, answerEncoding, finishedAnswer } from '#platform/cache/answer.ts'
import { startEmbeddedPostgres } from '#platform/embedded/postgres.ts'
import { startEmbeddedValkey } from '#platform/embedded/valkey.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import type { Burst, Measured } from './product-list.load.ts'

const rounds = 7
const writes = 2_000
const seconds = Number(process.argv[2] ?? 0.5)
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const [postgres, valkey] = [await startEmbeddedPostgres(directory), await startEmbeddedValkey(directory)]
const config = readConfig({ DATA_DIR: directory, DATABASE_URL: postgres.url, REDIS_URL: valkey.url })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
const { cache } = dependencies
const redis = new Redis(valkey.url)
const load = new Worker(new URL('product-list.load.ts', import.meta.url))

const scope = { topic: 'bench', user: 1 }
const answer = finishedAnswer((id) => ({ id, text: 'x'.repeat(4_650) }))
const versioned = new Map([['one', answer]])
await redis.set('version', 'one')
let perTurn: Promise<string | null> | undefined
const tracked = new Map<string, Answer>([['version', answer]])

const ways: Record<string, () => Answer | undefined | Promise<Answer | undefined>> = {
  lease: cache.lookFor(scope, 'list'),
  'look-up per read': async () => versioned.get((await redis.get('version')) ?? ''),
  'look-up per turn': async () => {
    perTurn ??= redis.get('version').finally(() => {
      perTurn = undefined
    })
    return versioned.get((await perTurn) ?? '')
  },
  tracking: () => tracked.get('version'),
}

try {
  const servers = await Promise.all(Object.entries(ways).map(async ([way, find]) => [way, await serve(find)] as const))
  for (const connections of [16, 64]) {
    say(`\n${connections} connections`)
    const results = new Map<string, number[]>(servers.map(([way]) => [way, []]))
    for (let round = 0; round <= rounds; round += 1)
      for (const [way, origin] of servers) {
        await cache.read(scope, 'list', async () => answer)
        const { perSecond, failures } = await burst({ origin, connections, seconds, tokens: ['none'] })
        if (failures > 0) throw new Error(`${way}: ${failures} answers were none.`)
        if (round > 0) results.get(way)?.push(perSecond)
      }
    for (const [way, rates] of results) say(`  ${way.padEnd(18)} ${median(rates).toFixed(0).padStart(6)}/s`)
  }
  const late = await writesBeforeNews()
  say(
    `\ntracking: ${late.length} of ${writes} writes were answered before their news came, ` +
      `by ${median(late).toFixed(0)} us in the middle and ${Math.max(0, ...late).toFixed(0)} us at most`,
  )
} finally {
  await load.terminate()
  redis.disconnect()
  await dependencies.close()
  await Promise.all([postgres.stop(), valkey.stop()])
  rmSync(directory, { recursive: true, force: true })
}
process.exit(0)

async function serve(find: (typeof ways)[string]): Promise<string> {
  const write = (response: ServerResponse, found: Answer | undefined) => {
    const body = found === undefined ? '' : `${found.before}one${found.after}`
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    response.writeHead(found === undefined ? 500 : 200, headers).end(body, answerEncoding)
  }
  const server = createServer((_request, response) => {
    const found = find()
    if (found instanceof Promise) found.then((later) => write(response, later))
    else write(response, found)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function burst(asked: Burst): Promise<Measured> {
  load.postMessage(asked)
  const [measured] = (await once(load, 'message')) as [Measured]
  return measured
}

/** For each write that was answered first: how many microseconds its news came later. */
async function writesBeforeNews(): Promise<number[]> {
  const { hostname, port, password } = new URL(valkey.url)
  const socket = connect(Number(port), hostname).setNoDelay()
  socket.write(`HELLO 3 AUTH default ${password}\r\nCLIENT TRACKING ON BCAST PREFIX tracked:\r\n`)
  const news = new Map<string, (at: number) => void>()
  socket.on('data', (chunk) => {
    for (const [key] of chunk.toString().matchAll(/tracked:\d+/g)) news.get(key)?.(performance.now())
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  const late: number[] = []
  for (let write = 0; write < writes; write += 1) {
    const key = `tracked:${write}`
    const told = new Promise<number>((resolve) => news.set(key, resolve))
    await redis.set(key, 'new', 'EX', 60)
    const answeredAt = performance.now()
    const toldAt = await told
    if (toldAt > answeredAt) late.push((toldAt - answeredAt) * 1_000)
  }
  socket.destroy()
  return late
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}
