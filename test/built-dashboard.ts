import { execSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}dashboard/dist/index.html`
const sources = ['dashboard/src', 'dashboard/public', 'client/src']

/** Builds the dashboard when that was not done since its sources changed. */
export function buildDashboard(): void {
  if (changedAt(built) > Math.max(...sources.map(newestIn))) return
  execSync('npm run build:dashboard', { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

function newestIn(directory: string): number {
  const files = readdirSync(`${root}${directory}`, { recursive: true, encoding: 'utf8' })
  return Math.max(...files.map((file) => changedAt(`${root}${directory}/${file}`)))
}

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
