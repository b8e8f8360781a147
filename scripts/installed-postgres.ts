import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where Debian keeps a version's programs; the clients alone are on the PATH. */
const versions = '/usr/lib/postgresql'

/** The programs of the newest PostgreSQL server that the machine has. */
export function installedPostgres(): { major: number; bin: string } | undefined {
  const installed = existsSync(versions) ? readdirSync(versions) : []
  return installed
    .map((version) => ({ major: Number(version), bin: join(versions, version, 'bin') }))
    .filter(({ bin }) => existsSync(join(bin, 'initdb')))
    .toSorted((a, b) => b.major - a.major)[0]
}
