import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { knownMigrations } from '#platform/database/migrate.ts'
import { runsSince } from '#platform/database/schema-range.ts'
import { clientOf, newProduct, newUser, registeredUser } from '../client.ts'
import { eventually, startSouk } from '../harness.ts'
import { type SoukProcess, spawnSouk } from '../process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim()

const directory = mkdtempSync(join(tmpdir(), 'souk-before-'))
let old: SoukProcess | undefined

afterAll(async () => {
  old?.child.kill('SIGTERM')
  await old?.ended
  rmSync(directory, { recursive: true, force: true })
})

/** The last state of main without the newest migration; undefined where the clone does not reach so far back. */
function commitBefore(migration: string): string | undefined {
  const added = git(
    'log',
    '-1',
    '--first-parent',
    '-m',
    '--format=%H',
    '--diff-filter=A',
    '--',
    `migrations/${migration}.sql`,
  )
  try {
    return git('rev-parse', '--verify', '--quiet', added === '' ? 'HEAD' : `${added}^`)
  } catch {
    return undefined
  }
}

/** Its sources and packages, with the built pages of now. */
function checkOut(commit: string): void {
  const archive = join(directory, 'before.tar')
  git('archive', `--output=${archive}`, commit)
  execFileSync('tar', ['--extract', `--file=${archive}`, `--directory=${directory}`])
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts'], { cwd: directory, stdio: 'pipe' })
  for (const built of ['dashboard/dist', 'storefront/dist']) symlinkSync(join(root, built), join(directory, built))
}

const migrationsBefore = () =>
  readdirSync(join(directory, 'migrations'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.replace('.sql', ''))

const textsNow = () =>
  new Map(knownMigrations().map((name) => [name, readFileSync(join(root, 'migrations', `${name}.sql`), 'utf8')]))

it('the version before serves on the schema of now beside this one, or says why it does not', async () => {
  const newest = knownMigrations().at(-1) as string
  const commit = commitBefore(newest)
  if (commit === undefined) throw new Error(`This clone does not reach back before ${newest}: git fetch --unshallow.`)
  checkOut(commit)
  const souk = await startSouk()
  const { redisUrl = '', redisPrefix, smtpUrl = '' } = souk.config
  const services = { REDIS_URL: redisUrl, REDIS_PREFIX: redisPrefix, SMTP_URL: smtpUrl, RATE_LIMIT_PER_MINUTE: '0' }
  const command = [process.execPath, join(directory, 'src/main.ts')]
  old = await spawnSouk({ DATABASE_URL: souk.databaseUrl, DATA_DIR: join(directory, '.data'), ...services }, command)
  const before = old
  const needed = runsSince(textsNow(), newest)
  if (!migrationsBefore().includes(needed)) {
    expect(await before.ended).not.toBe(0)
    expect(before.output()).toContain(`It needs a version that knows the migration ${needed}`)
    return
  }
  const origin = await eventually(() => {
    if (before.child.exitCode !== null) throw new Error(`It ended instead of serving:\n${before.output()}`)
    return /API\s+(http\S+)\/api\/v1/.exec(before.output())?.[1]
  }, 60_000)

  // What somebody does who is a customer of the one and of the other.
  const there = await registeredUser({ origin })
  const here = clientOf(souk, there.token)
  expect((await there.post('/login', { email: there.email, password: 'a long enough password' })).status).toBe(200)
  const admin = await newUser(souk, 'admin')
  const { id } = await newProduct(admin, { user_id: there.id, quantity: 6 })
  for (const who of [there, here, there]) {
    const { status, body } = await who.post(
      '/orders',
      { items: [{ product_id: id, quantity: 2 }] },
      { 'idempotency-key': crypto.randomUUID() },
    )
    expect(status, JSON.stringify(body)).toBe(201)
    for (const reader of [there, here]) {
      expect((await reader.get(`/orders/${body.data.id}`)).body.data.number).toBe(body.data.number)
      expect((await reader.get('/orders')).body.data[0].id).toBe(body.data.id)
    }
  }
  for (const reader of [there, here]) {
    expect((await reader.get('/products')).body.data).toMatchObject([{ id, quantity: 0 }])
    expect((await reader.get('/stats')).body.data.figures.orders.total).toBe(3)
    expect((await reader.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(422)
  }
  // Relays of both plan mails, and neither plans one twice.
  await eventually(async () => {
    const { body } = await here.get('/notifications?status=sent')
    return body.meta.total >= 3
  })
  const { rows } = await souk.owner.query(
    'SELECT count(*) - count(DISTINCT (event_id, channel, recipient)) AS twice FROM notification_deliveries',
  )
  expect(Number(rows[0].twice)).toBe(0)
}, 180_000)
