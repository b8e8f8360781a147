import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { giveTo, postgresAccount } from '#platform/embedded/postgres-account.ts'

/** Where Debian keeps a version's programs; the clients are on the PATH. */
const versions = '/usr/lib/postgresql'

const stopping: (() => void)[] = []

// Registered here, while the file is collected: inside of a running hook Vitest would never call it.
afterAll(() => {
  for (const stop of stopping.splice(0)) stop()
})

/** An installed PostgreSQL, of the version of the installed clients, since pg_dump reads no newer one. Answers its superuser's URL. */
export async function startPostgresCluster(): Promise<string> {
  const [account, port] = [postgresAccount(), await findFreePort()]
  const directory = mkdtempSync(join(tmpdir(), 'souk-cluster-'))
  giveTo(account, directory)
  const passwordFile = join(directory, 'password')
  writeFileSync(passwordFile, 'only for this proof\n')
  giveTo(account, passwordFile)
  const data = join(directory, 'data')
  const run = (program: string, args: string[]) =>
    execFileSync(join(programs(), program), args, { ...account, cwd: '/', stdio: 'ignore' })
  run('initdb', [
    `--pgdata=${data}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ])
  const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off`
  run('pg_ctl', ['start', '--wait', `--pgdata=${data}`, `--log=${join(directory, 'log')}`, `--options=${options}`])
  stopping.push(() => {
    run('pg_ctl', ['stop', '--wait', '--mode=immediate', `--pgdata=${data}`])
    rmSync(directory, { recursive: true, force: true })
  })
  return `postgres://postgres:only%20for%20this%20proof@127.0.0.1:${port}/postgres`
}

function programs(): string {
  const installed = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : []
  const newest = installed
    .map((version) => join(versions, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
  if (newest === undefined)
    throw new Error(`This proof needs a PostgreSQL below ${versions} (Debian: apt-get install postgresql).`)
  return newest
}
