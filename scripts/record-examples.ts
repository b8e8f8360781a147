/** `npm run contract:examples`: plays a story on empty services of its own and writes down what was said, for the contract. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ensureAdmin } from '#modules/identity/accounts/index.ts'
import { pruneEvents } from '#modules/messaging/events/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import { createMailer } from '#platform/mail/mailer.ts'
import { createLogger } from '#platform/observability/logger.ts'
import type { ContractDocument } from '#platform/openapi/document.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { type Dependencies, openDependencies } from '#souk/dependencies.ts'
import { openServices } from '#souk/services.ts'
import { startWorker } from '#souk/worker.ts'
import { lineTo, type SeverableLine } from '#test/severable-line.ts'
import type { Trouble } from './example-failures.ts'
import { startRecording } from './example-recording.ts'
import { playExamples } from './example-story.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-examples-'))
await using opened = new AsyncDisposableStack()
opened.defer(() => rmSync(directory, { recursive: true, force: true }))
const services = await openServices(readConfig({ DATA_DIR: directory }), opened, () => {})
const database = await lineTo(services.databaseUrl)
opened.defer(database.sever)
const config = readConfig({
  DATABASE_URL: database.url,
  REDIS_URL: services.redisUrl,
  SMTP_URL: services.smtpUrl,
  RATE_LIMIT_PER_MINUTE: '400',
  MAIL_BACKOFF: '1,1',
  PAYMENT_TEST_PROVIDER: 'true',
  SECRETS_KEY: 'of-the-examples-and-no-secret-at-all',
})
const dependencies = await openDependencies(config, createLogger('silent'))
opened.defer(dependencies.close)

const nowhere = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', from: config.mailFrom })
const { mailer } = dependencies
let mailGoes = true
const worker = startWorker(config, {
  ...dependencies,
  mailer: { ...mailer, send: (mail) => (mailGoes ? mailer : nowhere).send(mail) },
})
opened.defer(worker.stop)
const app = await buildApp(config, { ...dependencies, inbox: services.inbox })
opened.defer(() => app.close())
const origin = await app.listen({ host: '127.0.0.1', port: 0 })
const operator = { email: 'admin@example.com', password: 'correct horse battery' }
await ensureAdmin(dependencies.database, operator)

const contract = app.swagger() as unknown as ContractDocument
const recording = startRecording(contract)
await playExamples({ origin, operator, fetch: recording.fetch, trouble: troubleWith(dependencies, database) })
const missing = codesOf(contract).filter((code) => recording.examples.failures[code] === undefined)
if (missing.length > 0) throw new Error(`No answer failed with ${missing.join(', ')}: nothing is written.`)
// Where this ran is nobody's to read.
const root = new URL('..', import.meta.url).href
const written = `${JSON.stringify(recording.examples, null, 2)}\n`.replaceAll(root, 'file:///srv/souk/')
writeFileSync(new URL('../src/contract/examples.json', import.meta.url), written)

/** Every code of failure that an operation may answer. */
function codesOf({ components }: ContractDocument): string[] {
  const responses = Object.values(components.responses ?? {})
  return responses.flatMap(({ description }) =>
    [...String(description).matchAll(/^`(\w+)`:/gm)].map(([, code]) => code ?? ''),
  )
}

/** Brings about for real what no client can. */
function troubleWith({ database, cache }: Dependencies, line: SeverableLine): Trouble {
  return {
    async withoutMail(work) {
      mailGoes = false
      await work()
      mailGoes = true
    },
    whileProductsAreHeld: (work) =>
      withPlatform(database, async (tx) => {
        await sql`SELECT FROM products FOR UPDATE`.execute(tx)
        await work()
      }),
    forgetEvents: async () => void (await pruneEvents(database, { keptDays: 0 })),
    async withABrokenCache(work) {
      const { read } = cache
      cache.read = () => Promise.reject(new Error('The cache is broken on purpose.'))
      await work()
      cache.read = read
    },
    async withoutDatabase(work) {
      await line.sever()
      await work()
      await line.restore()
    },
  }
}
