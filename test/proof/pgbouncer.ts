import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { giveTo, postgresAccount } from '#platform/embedded/postgres-account.ts'
import { findProgram } from '../../scripts/needed-programs.ts'
import { templateDatabase } from '../services.ts'

const documentation = new URL('../../docs/operations.md', import.meta.url)
/** Fewer than any Souk's pool wants: what one transaction leaves behind meets the next one soon. */
const serverConnections = 4
const otherDatabase = 'souk_pooled'
const readyWithinMs = 10_000

/**
 * A PgBouncer in transaction mode before the run's PostgreSQL, set up by the very lines of docs/operations.md. The owner may
 * come through it as well, so that a Souk which is given nothing else can be told so.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = new URL(project.getProvidedContext().postgresUrl)
  const [password, port] = [randomBytes(12).toString('hex'), await findFreePort()]
  await letAskForPasswords(postgres, password)

  // PgBouncer refuses to run as root.
  const account = postgresAccount()
  const directory = mkdtempSync(join(tmpdir(), 'souk-pgbouncer-'))
  giveTo(account, directory)
  const write = (name: string, text: string) => {
    const file = join(directory, name)
    writeFileSync(file, text)
    chmodSync(file, 0o600)
    giveTo(account, file)
    return file
  }
  const users = write('userlist.txt', `"pgbouncer" "${password}"\n"${postgres.username}" "${postgres.password}"\n`)
  const host = `host=${postgres.hostname} port=${postgres.port}`
  // Beside the documented one, a pooler of sessions.
  const databases = [
    `in_sessions = ${host} dbname=${otherDatabase} pool_mode=session auth_user=pgbouncer`,
    `* = ${host}`,
  ]
  const settings = block('ini')
    .replace('souk = host=postgres.internal port=5432', databases.join('\n'))
    .replace('listen_port = 6432', `listen_port = ${port}`)
    .replace('/etc/pgbouncer/userlist.txt', users)
    .replace('default_pool_size = 20', `default_pool_size = ${serverConnections}`)
  const file = write('pgbouncer.ini', `${settings}unix_socket_dir =\nlogfile = ${join(directory, 'log')}\n`)
  const child = spawn(findProgram('pgbouncer') ?? 'pgbouncer', ['-q', file], { ...account, cwd: '/', stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilListening(child, port, join(directory, 'log'))

  const url = new URL(postgres)
  url.port = String(port)
  project.provide('poolerUrl', url.href)
  return async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Into the template: PgBouncer asks in the database that is asked for. */
async function letAskForPasswords(postgres: URL, password: string): Promise<void> {
  const template = new URL(postgres)
  template.pathname = templateDatabase
  const client = new Client({ connectionString: template.href })
  await client.connect()
  await client.query(block('sql').replace('a password of its own', password))
  await client.end()
  const maintenance = new Client({ connectionString: postgres.href })
  await maintenance.connect()
  await maintenance.query(`CREATE DATABASE ${otherDatabase} TEMPLATE ${templateDatabase}`)
  await maintenance.end()
}

/** The first block of that language in the chapter. */
function block(language: string): string {
  const chapter = readFileSync(documentation, 'utf8').split('## Behind PgBouncer')[1] ?? ''
  const found = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(chapter)?.[1]
  if (found === undefined) throw new Error(`docs/operations.md shows no ${language} for PgBouncer.`)
  return found
}

async function untilListening(child: ChildProcess, port: number, log: string): Promise<void> {
  for (const deadline = Date.now() + readyWithinMs; ; ) {
    const listens = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (listens) return
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`PgBouncer did not start:\n${readFileSync(log, 'utf8')}`)
    }
    await delay(50)
  }
}
