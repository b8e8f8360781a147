import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import type { RouteAccess } from '#modules/identity/access/index.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { type Config, readConfig } from '#souk/config.ts'
import { type Dependencies, openDependencies } from '#souk/dependencies.ts'
import { startWorker, type WorkerOptions } from '#souk/worker.ts'
import './conformance.ts'
import { type MailServer, startMailServer } from './mail-server.ts'
import { closeAtTheEnd } from './running.ts'
import { templateDatabase } from './services.ts'

export interface Souk {
  /** Such as http://127.0.0.1:41234, where the app listens for real. */
  origin: string
  routes: readonly RouteAccess[]
  config: Config
  dependencies: Dependencies
  mailServer: MailServer
  /** The database as its owner sees it, for looking underneath. */
  owner: Client
  databaseUrl: string
}

/** A whole Souk for one test file: its own database, its own keys in Redis, its own mail server, its own port. */
export async function startSouk(environment: Record<string, string> = {}, options: WorkerOptions = {}): Promise<Souk> {
  await using opened = new AsyncDisposableStack()
  const mailServer = await startMailServer()
  opened.defer(mailServer.stop)
  const databaseUrl = environment.DATABASE_URL ?? (await cloneDatabase())
  const dataDirectory = mkdtempSync(join(tmpdir(), 'souk-files-'))
  opened.defer(() => rmSync(dataDirectory, { recursive: true, force: true }))
  const config = readConfig({
    ...throughPooler(databaseUrl),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${randomUUID()}`,
    SMTP_URL: mailServer.url,
    MAIL_BACKOFF: '1,2',
    DATA_DIR: dataDirectory,
    SECRETS_KEY: 'of-these-tests-and-no-secret-at-all',
    LOG_LEVEL: 'silent',
    // Off, unless a test is about them: a test makes a thousand requests from one address.
    RATE_LIMIT_PER_MINUTE: '0',
    LOGIN_LIMIT_PER_MINUTE: '0',
    REGISTER_LIMIT_PER_MINUTE: '0',
    CART_LIMIT_PER_MINUTE: '0',
    ...environment,
  })
  const dependencies = await openDependencies(config, createLogger(config.logLevel))
  opened.defer(dependencies.close)
  opened.defer(startWorker(config, dependencies, options).stop)
  const app = await buildApp(config, dependencies)
  opened.defer(() => app.close())
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const owner = new Client({ connectionString: databaseUrl })
  owner.on('error', () => {})
  await owner.connect()
  opened.defer(() => owner.end())
  const ready = opened.move()
  closeAtTheEnd(() => ready.disposeAsync())
  return { origin, routes: app.routeAccess, config, dependencies, mailServer, owner, databaseUrl }
}

/** A database of one's own, copied from the migrated template in a few milliseconds. */
export async function cloneDatabase(): Promise<string> {
  const name = `souk_${randomUUID().replaceAll('-', '')}`
  const client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${templateDatabase} STRATEGY file_copy`)
  } finally {
    await client.end()
  }
  const url = new URL(inject('postgresUrl'))
  url.pathname = name
  return url.href
}

/** In `npm run proof` every Souk stands behind a pooler. */
function throughPooler(databaseUrl: string): Record<string, string> {
  const poolerUrl = inject('poolerUrl')
  if (poolerUrl === undefined) return { DATABASE_URL: databaseUrl }
  const url = new URL(poolerUrl)
  url.pathname = new URL(databaseUrl).pathname
  return { DATABASE_URL: url.href, DATABASE_DIRECT_URL: databaseUrl }
}

/** Waits until the probe answers something truthy, at most 20 s. */
export async function eventually<T>(
  probe: () => T | Promise<T>,
  timeoutMs = 20_000,
): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const answer = await probe()
    if (answer) return answer as Exclude<NonNullable<T>, false>
    if (Date.now() > deadline) throw new Error(`It did not happen within ${timeoutMs} ms: ${probe}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
