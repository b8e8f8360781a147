import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { clientOf, type User } from '../client.ts'
import { cloneDatabase, eventually } from '../harness.ts'
import { startMailServer } from '../mail-server.ts'
import { type SoukProcess, spawnSouk, untilReady } from '../process.ts'
import { table } from '../transfers.ts'

const admin = { email: 'admin@example.com', password: 'a long enough password' }

it('an import whose worker is killed is finished by the next one, each record once', async () => {
  const mailServer = await startMailServer()
  const directory = mkdtempSync(join(tmpdir(), 'souk-files-'))
  const environment = {
    DATABASE_URL: await cloneDatabase(),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${crypto.randomUUID()}`,
    SMTP_URL: mailServer.url,
    DATA_DIR: directory,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    RATE_LIMIT_PER_MINUTE: '0',
  }
  const start = (role: string) => spawnSouk(environment, [globalThis.process.execPath, 'src/main.ts', role])
  const processes: SoukProcess[] = []
  try {
    const api = await start('api')
    processes.push(api)
    await untilReady(api)
    const { token } = (await clientOf(api).post('/login', admin)).body.data
    const user = { ...clientOf(api, token) } as User
    const rows = Array.from({ length: 40_000 }, (_, at) => `Mug ${at},1.00,${at % 7},M-${at}`)
    const file = new Blob([table('name,price,quantity,sku', ...rows)], { type: 'text/csv' })
    const { id } = (await user.post('/products/import?mode=partial', file)).body.data
    const told = async () => (await user.get(`/transfers/${id}`)).body.data
    const first = await start('worker')
    processes.push(first)
    const half = await eventually(async () => {
      const { counts } = await told()
      return counts.processed > 0 && counts
    }, 60_000)
    first.child.kill('SIGKILL')
    await first.ended
    expect(half.processed).toBeLessThan(40_000)
    expect((await told()).state).toBe('running')
    processes.push(await start('worker'))
    const transfer = await eventually(async () => {
      const now = await told()
      return now.state !== 'running' && now
    }, 240_000)
    expect(transfer).toMatchObject({
      state: 'finished',
      problems: [],
      counts: { total: 40_000, processed: 40_000, created: 40_000, updated: 0, unchanged: 0, failed: 0 },
    })
    const last = (await user.get('/products?search=Mug 39999')).body.data
    expect(last).toMatchObject([{ sku: 'M-39999' }])
  } finally {
    for (const { child, ended } of processes) {
      child.kill('SIGKILL')
      await ended
    }
    await mailServer.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}, 400_000)
