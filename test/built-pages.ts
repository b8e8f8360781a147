import { execSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const pages = [
  {
    script: 'build:dashboard',
    built: 'dashboard/dist/index.html',
    sources: ['dashboard/src', 'dashboard/public', 'client/src'],
  },
  { script: 'build:storefront', built: 'storefront/dist/server/server.js', sources: ['storefront/src', 'client/src'] },
]

/** Builds what is served as pages when that was not done since its sources changed. */
export function buildPages(): void {
  for (const { script, built, sources } of pages) {
    if (changedAt(`${root}${built}`) > Math.max(...sources.map(newestIn))) continue
    execSync(`npm run ${script}`, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

function newestIn(directory: string): number {
  const files = readdirSync(`${root}${directory}`, { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((file) => changedAt(`${root}${directory}/${file}`)))
}

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
