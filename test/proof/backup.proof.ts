import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clearProductCache } from '#modules/catalogue/products/index.ts'
import { verifyAuditLog } from '#modules/identity/audit/index.ts'
import { reconcileStock } from '#modules/inventory/stock/index.ts'
import type { Command } from '#platform/command-line/command.ts'
import type { Dependencies } from '#souk/dependencies.ts'
import { clientOf, newProduct, newUser, type User } from '../client.ts'
import { type Souk, startSouk } from '../harness.ts'
import { runCommand } from '../run-command.ts'
import { startPostgresCluster } from './postgres-cluster.ts'

const [owner, ordersPlaced] = ['market', 101]

/** The commands of docs/operations.md: those for the server of before, and those for the other one. */
function documented(): [string, string] {
  const text = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
  const [, block = ''] = /With PostgreSQL's own tools.*?```sh\n(.*?)```/s.exec(text) ?? []
  const [there = '', here = ''] = block.replaceAll('OWNER', owner).split('# On the other server')
  // The last one is ours: it is called below, beside the Souk that is asked.
  return [there, `#${here.replace(/^npm run .*$/m, '')}`]
}

const directory = mkdtempSync(join(tmpdir(), 'souk-dump-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** A shell whose PostgreSQL programs are told of that server and role. */
function shell(url: string, commands: string) {
  const { hostname, port, username, password } = new URL(url)
  const server = { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: decodeURIComponent(password) }
  return promisify(execFile)('sh', ['-e', '-c', commands], {
    cwd: directory,
    env: { PATH: process.env.PATH, ...server },
  })
}

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

function ownerAt(superuserUrl: string): string {
  const url = new URL(superuserUrl)
  url.username = owner
  url.password = 'secret'
  url.pathname = 'souk'
  return url.href
}

const saidBy = async <T>(command: Command<Dependencies, T>, { dependencies }: Souk) =>
  (await runCommand(command, dependencies)).said.join('\n')

describe("PostgreSQL's own tools", () => {
  let superuser: string
  let souk: Souk
  let user: User
  let product: number

  beforeAll(async () => {
    superuser = (await startPostgresCluster()).url
    await query(
      superuser,
      `CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'secret'`,
      `CREATE DATABASE souk OWNER ${owner}`,
    )
    souk = await startSouk({ DATABASE_URL: ownerAt(superuser) })
    const admin = await newUser(souk, 'admin')
    user = await newUser(souk)
    product = (await newProduct(admin, { user_id: user.id, quantity: 1_000 })).id
    for (let order = 0; order < ordersPlaced; order += 1) {
      expect((await user.post('/orders', { items: [{ product_id: product, quantity: 1 }] })).status).toBe(201)
    }
  })

  it('fail as the owner, or write no order and end well', async () => {
    await expect(shell(ownerAt(superuser), 'pg_dump souk')).rejects.toThrow('row-level security')
    const { stdout } = await shell(ownerAt(superuser), 'pg_dump --enable-row-security --data-only --table=orders souk')
    expect(stdout).toContain('COPY public.orders')
    expect(stdout).not.toContain('pending')
  })

  it('bring all of it to a server that has never seen a Souk, by the documented commands', async () => {
    const [there, here] = documented()
    await shell(superuser, there)
    const { url: other } = await startPostgresCluster()
    await shell(other, here)
    const restored = await startSouk({ DATABASE_URL: ownerAt(other), REDIS_PREFIX: souk.config.redisPrefix })
    await runCommand(clearProductCache, restored.dependencies)

    const same = clientOf(restored, user.token)
    expect((await same.get('/orders')).body.meta.total).toBe(ordersPlaced)
    expect(await saidBy(verifyAuditLog, restored)).toBe(await saidBy(verifyAuditLog, souk))
    expect(await saidBy(reconcileStock, restored)).toBe('Every quantity is what its ledger proves.')
    const placed = await same.post('/orders', { items: [{ product_id: product, quantity: 1 }] })
    expect([placed.status, placed.body.data.number]).toEqual([201, ordersPlaced + 1])
  })
})
