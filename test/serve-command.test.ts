import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { migrateCommand } from '#souk/commands/migrate.ts'
import { clientOf } from './client.ts'
import { cloneDatabase, eventually } from './harness.ts'
import { startMailServer } from './mail-server.ts'
import { ownedDatabase } from './owned-database.ts'
import { childrenOf, isRunning, type SoukProcess, spawnSouk, untilReady } from './process.ts'
import { runCommand } from './run-command.ts'

const processes: SoukProcess[] = []
afterAll(async () => {
  for (const { child, ended } of processes) {
    child.kill('SIGTERM')
    await ended
  }
})

async function environmentOn(databaseUrl: string): Promise<Record<string, string>> {
  const mailServer = await startMailServer()
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${randomUUID()}`,
    SMTP_URL: mailServer.url,
  }
}

async function serve(environment: Record<string, string>, ...args: string[]): Promise<SoukProcess> {
  const souk = await spawnSouk(environment, [process.execPath, 'src/cli.ts', 'serve', ...args])
  processes.push(souk)
  return souk
}

const alive = async (origin: string) => (await fetch(`${origin}/health/ready`)).status

describe('souk serve --processes 2', () => {
  it('serves at one port, replaces a process that dies, and all of them on SIGUSR2 without refusing anybody, and ends as one', async () => {
    const environment = { ...(await environmentOn(await cloneDatabase())), DRAIN_SECONDS: '1' }
    const souk = await serve(environment, '--role', 'api', '--processes', '2')
    await untilReady(souk)
    expect(souk.output()).toContain('2 processes do this together.')
    expect(souk.output().match(/Souk is ready/g)).toHaveLength(1)
    const first = childrenOf(souk.child.pid ?? 0)
    expect(first).toHaveLength(2)
    expect(await alive(souk.origin)).toBe(200)
    const counts = await Promise.all(Array.from({ length: 8 }, () => clientOf(souk).get('/products')))
    expect(new Set(counts.map(({ status }) => status))).toEqual(new Set([401]))

    process.kill(first[0] ?? 0, 'SIGKILL')
    const after = await eventually(() => {
      const now = childrenOf(souk.child.pid ?? 0)
      return now.length === 2 && !now.includes(first[0] ?? 0) && now
    }, 60_000)
    expect(await alive(souk.origin)).toBe(200)

    const answered: number[] = []
    let asking = true
    const clients = Array.from({ length: 4 }, async () => {
      while (asking) answered.push((await fetch(`${souk.origin}/health/live`)).status)
    })
    souk.child.kill('SIGUSR2')
    const replaced = await eventually(() => {
      const now = childrenOf(souk.child.pid ?? 0)
      return now.length === 2 && !now.some((pid) => after.includes(pid)) && now
    }, 60_000)
    asking = false
    await Promise.all(clients)
    expect(new Set(answered)).toEqual(new Set([200]))

    souk.child.kill('SIGTERM')
    expect(await souk.ended).toBe(0)
    expect(replaced.filter(isRunning)).toEqual([])
  })

  it('ends with the reason where no process can start', async () => {
    const environment = {
      ...(await environmentOn(await cloneDatabase())),
      ADMIN_EMAIL: 'no address',
      ADMIN_PASSWORD: 'x',
    }
    const souk = await serve(environment, '--processes', '2')
    expect(await souk.ended).toBe(1)
    expect(souk.output()).toContain('ADMIN_EMAIL must be an e-mail address.')
  })
})

describe('with MIGRATE=false', () => {
  it('a start refuses a database that lacks a migration, until souk migrate has run', async () => {
    const databaseUrl = await ownedDatabase()
    const environment = { ...(await environmentOn(databaseUrl)), MIGRATE: 'false' }
    const refused = await serve(environment, '--role', 'api')
    expect(await refused.ended).toBe(1)
    expect(refused.output()).toMatch(/The database lacks \d+ migrations, the first of them 0001_foundation/)
    const at = { databaseDirectUrl: databaseUrl }
    const before = await runCommand(migrateCommand, at, '--check')
    expect(before).toMatchObject({ done: false, result: { pending: expect.arrayContaining(['0048_buyers']) } })
    const { result } = await runCommand(migrateCommand, at)
    expect(result).toEqual({ migrated: (before.result as { pending: string[] }).pending })
    expect(await runCommand(migrateCommand, at, '--check')).toMatchObject({ done: true, result: { pending: [] } })
    const souk = await serve(environment, '--role', 'api')
    await untilReady(souk)
  })
})

describe('a worker with HEALTH_PORT', () => {
  it('answers probes and scrapes, and nothing else', async () => {
    const port = await findFreePort()
    const environment = await environmentOn(await cloneDatabase())
    const worker = await serve(
      { ...environment, HEALTH_PORT: String(port), METRICS_TOKEN: 'a token for the scrapes' },
      '--role',
      'worker',
    )
    await eventually(() => worker.output().includes('Role worker'), 60_000)
    const at = `http://127.0.0.1:${port}`
    const ready = await fetch(`${at}/health/ready`)
    expect([ready.status, await ready.json()]).toMatchObject([
      200,
      { status: 'ok', checks: { database: 'ok', redis: 'ok' } },
    ])
    expect((await fetch(`${at}/health/live`)).status).toBe(200)
    expect((await fetch(`${at}/metrics`)).status).toBe(401)
    const scraped = await fetch(`${at}/metrics`, { headers: { authorization: 'Bearer a token for the scrapes' } })
    expect(await scraped.text()).toContain('souk_queue_jobs')
    expect((await fetch(`${at}/api/v1/products`)).status).toBe(404)
    worker.child.kill('SIGTERM')
    expect(await worker.ended).toBe(0)
  })
})
