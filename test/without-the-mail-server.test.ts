import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, inject, it } from 'vitest'
import { clientOf, newUser, password } from './client.ts'
import { cloneDatabase, startSouk } from './harness.ts'
import { spawnSouk, untilReady } from './process.ts'

const away = 'smtp://127.0.0.1:1'

async function environment() {
  return {
    DATABASE_URL: await cloneDatabase(),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: `test-${randomUUID()}`,
    SMTP_URL: away,
  }
}

it('the API starts, and a worker does not', async () => {
  const shared = await environment()
  const api = await spawnSouk(shared, [process.execPath, 'src/main.ts', 'api'])
  await untilReady(api)
  const { status } = await clientOf(api).post('/register', { name: 'New', email: 'new@example.com', password })
  expect(status).toBe(201)
  const worker = await spawnSouk(shared, [process.execPath, 'src/main.ts', 'worker'])
  expect(await worker.ended).toBe(1)
  expect(worker.output()).toContain('The mail server at smtp://127.0.0.1:1 cannot be reached')
  api.child.kill('SIGTERM')
  await api.ended
})

it('a command works, and does not mind a reader who has read enough', async () => {
  const souk = await startSouk()
  await newUser(souk)
  const { databaseUrl = '', redisUrl = '', redisPrefix } = souk.config
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: redisPrefix,
    SMTP_URL: away,
  }
  const command = spawn(process.execPath, ['src/cli.ts', 'jobs:failed'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env,
  })
  let said = ''
  command.stderr.on('data', (chunk) => {
    said += chunk
  })
  command.stdout.destroy()
  expect(await new Promise((ended) => command.once('close', ended))).toBe(0)
  expect(said).toBe('')
})

it('the database knows whose its connections are, and there are no more than DATABASE_POOL says', async () => {
  const souk = await startSouk({ DATABASE_POOL: '3' })
  const user = await newUser(souk, 'merchant')
  await Promise.all(Array.from({ length: 40 }, (_, turn) => user.get(`/orders?per_page=${turn + 1}`)))
  const { rows } = await souk.owner.query(
    `SELECT application_name AS name, usename AS role, count(*)::int FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() GROUP BY 1, 2`,
  )
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['souk']))
  expect(souk.dependencies.database.pool()).toMatchObject({ max: 3 })
  expect(souk.dependencies.database.pool().used + souk.dependencies.database.pool().idle).toBeLessThanOrEqual(3)
})
