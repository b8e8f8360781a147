import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { clientOf, registeredUser } from '../client.ts'
import { eventually } from '../harness.ts'
import { type MailServer, startMailServer } from '../mail-server.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { closeAtTheEnd } from '../running.ts'
import { fillShop, type OpenShop } from '../store-visitor.ts'

type Role = 'api' | 'worker'

/** Two APIs and two workers as processes of their own, on services that a test may take away. */
export interface Deployment {
  /** Where an API listens now; another one each time, so that who failed at one asks the other next. */
  origin: () => string
  mailServer: MailServer
  /** The database as its owner sees it, by a connection of the moment. */
  query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>
  /** Ends one process, and starts another in its place. SIGTERM waits until it has drained. */
  replace: (role: Role, at: number, signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
  newShop: () => Promise<OpenShop>
  /** Of all that run now. */
  processIds: () => number[]
  /** What all processes have printed. */
  output: () => string
}

export interface Services {
  databaseUrl: string
  /** Where the owner looks, when not where the processes do. */
  ownUrl?: () => string
  redisUrl: string
  environment?: Record<string, string>
}

const admin = { email: 'operator@example.com', password: 'a password of the operator' }
/** Of each product, when a shop begins. */
export const openingStock = 1_000_000

export async function deploy({
  databaseUrl,
  ownUrl = () => databaseUrl,
  redisUrl,
  environment,
}: Services): Promise<Deployment> {
  const mailServer = await startMailServer()
  closeAtTheEnd(mailServer.stop)
  const files = mkdtempSync(join(tmpdir(), 'souk-fire-'))
  closeAtTheEnd(() => rmSync(files, { recursive: true, force: true }))
  const variables = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: `fire-${crypto.randomUUID()}`,
    SMTP_URL: mailServer.url,
    DATA_DIR: files,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    PAYMENT_TEST_PROVIDER: 'true',
    MAIL_BACKOFF: '4,20',
    RATE_LIMIT_PER_MINUTE: '0',
    LOGIN_LIMIT_PER_MINUTE: '0',
    REGISTER_LIMIT_PER_MINUTE: '0',
    CART_LIMIT_PER_MINUTE: '0',
    DRAIN_SECONDS: '1',
    ...environment,
  }
  const all: SoukProcess[] = []

  async function start(role: Role): Promise<SoukProcess> {
    const process = await spawnSouk(variables, [globalThis.process.execPath, 'src/main.ts', role])
    all.push(process)
    if (role === 'api') await untilReady(process)
    else await eventually(() => /Role worker/.test(process.output()), 60_000)
    return process
  }

  closeAtTheEnd(() => {
    for (const { child } of all) child.kill('SIGKILL')
  })
  const running = { api: [await start('api')], worker: [] as SoukProcess[] }
  running.api.push(await start('api'))
  running.worker.push(...(await Promise.all([start('worker'), start('worker')])))

  let turn = 0
  const origin = () => {
    turn += 1
    return running.api[turn % running.api.length]?.origin ?? ''
  }
  const signIn = await clientOf({ origin: origin() }).post('/login', { ...admin, device_name: 'proof' })

  return {
    origin,
    mailServer,
    output: () => all.map((process) => process.output()).join('\n'),
    processIds: () => [...running.api, ...running.worker].map(({ child }) => child.pid as number),

    async query<Row extends object>(text: string, values: unknown[] = []) {
      const client = new Client({ connectionString: ownUrl() })
      client.on('error', () => {})
      await client.connect()
      try {
        return (await client.query<Row>(text, values)).rows
      } finally {
        await client.end()
      }
    },

    async replace(role, at, signal) {
      const old = running[role][at] as SoukProcess
      if (signal === 'SIGTERM') {
        // As a rolling restart does: the new one is there before the old one goes.
        running[role][at] = await start(role)
        old.child.kill(signal)
        await old.ended
      } else {
        old.child.kill(signal)
        await old.ended
        running[role][at] = await start(role)
      }
    },

    async newShop() {
      const merchant = await registeredUser({ origin: origin() })
      const operator = clientOf({ origin: origin() }, signIn.body.data.token)
      const { status } = await operator.call('PUT', `/users/${merchant.id}/roles`, { roles: ['merchant'] })
      if (status !== 200) throw new Error(`Making a merchant answered ${status}`)
      const wares = { price: '10.00', quantity: openingStock }
      return fillShop(merchant, { Mug: wares, Bowl: wares })
    },
  }
}
