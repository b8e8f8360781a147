/**
 * `node bench/authenticated-request.ts [requests]`: CPU that authentication, permission and rate limit add to a request in
 * the steady state, beside the limit of 0.1 ms. Three routes answer the same bytes to the same requests: one is public and
 * not counted, one is public and counted, one asks for a permission. They are called in turns, and what they differ by is
 * the server process's own CPU time; PostgreSQL, Redis and the client are other processes.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyContextConfig } from 'fastify'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import type { Burst } from './authenticated-request.load.ts'
import { recordStatements } from './recorded-statements.ts'

const limitMicroseconds = 100
const owners = 64
const rounds = 9
const requests = Number(process.argv[2] ?? 4_000)
const ways = ['bare', 'counted', 'guarded'] as const
type Way = (typeof ways)[number]
const routes: Record<Way, FastifyContextConfig> = {
  bare: { access: 'public', unlimited: true },
  counted: { access: 'public' },
  guarded: { access: 'products.view' },
}
const say = (line: string) => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the start`)
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const unlimited = { LOGIN_LIMIT_PER_MINUTE: '0', REGISTER_LIMIT_PER_MINUTE: '0' }
const config = readConfig({ DATA_DIR: directory, RATE_LIMIT_PER_MINUTE: '100000000', ...unlimited })
const dependencies = await openDependencies(config, createLogger('silent'))
const app = await buildApp(config, dependencies)
const answer = { answer: 'the same for all' }
for (const [way, asked] of Object.entries(routes)) app.get(`/bench/${way}`, { config: asked }, async () => answer)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const client = fork(new URL('authenticated-request.load.ts', import.meta.url))

try {
  const tokens = await Promise.all(Array.from({ length: owners }, (_, at) => register(at)))
  for (const way of ways) await measure(way, tokens)
  const cost: Record<Way, number[]> = { bare: [], counted: [], guarded: [] }
  let queries = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ways) {
      const recording = recordStatements()
      cost[way].push(await measure(way, tokens))
      const sent = recording.stop().filter(({ text }) => /personal_access_tokens|user_roles|permissions/.test(text))
      if (way === 'guarded') queries += sent.length
    }
  }
  report(cost, queries)
} finally {
  client.kill()
  await app.close()
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}

async function register(at: number): Promise<string> {
  const response = await fetch(`${origin}/api/v1/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench', email: `bench-${at}@example.com`, password: 'a long enough password' }),
  })
  const { data } = (await response.json()) as { data: { token: string } }
  return data.token
}

/** Microseconds of CPU per request. */
async function measure(way: Way, tokens: string[]): Promise<number> {
  const burst: Burst = { url: `${origin}/bench/${way}`, tokens, requests }
  const before = process.cpuUsage()
  client.send(burst)
  const [said] = await once(client, 'message')
  if (said !== 'done') throw new Error(String(said))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / requests
}

function report(cost: Record<Way, number[]>, queries: number): void {
  const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] as number
  /** Each round against the same round: the machine's own changes of pace stay out. */
  const added = (way: Way) => median(cost[way].map((value, round) => value - (cost.bare[round] as number)))
  for (const way of ways)
    say(
      `${way.padEnd(8)} ${median(cost[way]).toFixed(1)} µs of CPU per request, ${added(way).toFixed(1)} more than bare`,
    )
  const ratio = added('guarded') / limitMicroseconds
  say(
    `access control ${added('guarded').toFixed(1)} µs, ratio ${ratio.toFixed(2)} to the limit of ${limitMicroseconds} µs`,
  )
  say(`statements to PostgreSQL for tokens and rights in ${rounds * requests} guarded requests: ${queries}`)
  process.exitCode = ratio <= 1 && queries === 0 ? 0 : 1
}
