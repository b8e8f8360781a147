/**
 * `npm run test:without-redis`: runs the tests that start services once more, on a PATH that has neither redis-server nor
 * valkey-server, so that both kinds of embedded Redis are tested on a machine that has one. Arguments go to Vitest.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const servers = new Set(['redis-server', 'valkey-server'])
/** What is in a test that starts services of its own, or takes them away from a Souk. */
const starters = /\b(startEmbedded\w+|startRedisProcess|spawnSouk|lineTo)\(/

const hasServer = (directory: string) => programsIn(directory).some((name) => servers.has(name))

function programsIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** A folder with links to everything of the given one but the servers. */
function withoutServers(directory: string, into: string): string {
  mkdirSync(into)
  for (const name of programsIn(directory)) if (!servers.has(name)) symlinkSync(join(directory, name), join(into, name))
  return into
}

const path = (process.env.PATH ?? '').split(delimiter)
if (!path.some(hasServer)) {
  process.stdout.write('There is no redis-server on the PATH: what starts services ran without one already.\n')
} else {
  const links = mkdtempSync(join(tmpdir(), 'souk-path-'))
  const PATH = path
    .map((directory, nth) => (hasServer(directory) ? withoutServers(directory, join(links, `${nth}`)) : directory))
    .join(delimiter)
  const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts'], { cwd: root }).filter((file) =>
    starters.test(readFileSync(join(root, file), 'utf8')),
  )
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const options = { cwd: root, env: { ...process.env, PATH }, stdio: 'inherit' } as const
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...files, ...process.argv.slice(2)], options)
  rmSync(links, { recursive: true, force: true })
  process.exitCode = status ?? 1
}
