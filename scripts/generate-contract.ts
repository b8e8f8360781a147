/**
 * `npm run contract`: builds the app on empty services of its own and writes down its contract and the client's types.
 * A change that breaks a promise is named and not written; `-- --break` writes it all the same.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { breakingChanges, type Contract } from './breaking-changes.ts'
import { contractFiles } from './contract-files.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-contract-'))
const config = readConfig({ DATA_DIR: directory })
const dependencies = await openDependencies(config, createLogger('silent'))
try {
  const app = await buildApp(config, dependencies)
  await app.ready()
  const contract = app.swagger() as unknown as Contract
  const committed = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))
  const broken = breakingChanges(committed, contract)
  for (const change of broken) process.stderr.write(`Breaks a promise: ${change}\n`)
  if (broken.length === 0 || process.argv.includes('--break')) {
    for (const [path, content] of Object.entries(await contractFiles(contract))) {
      writeFileSync(new URL(`../${path}`, import.meta.url), content)
    }
  } else process.exitCode = 1
  await app.close()
} finally {
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}
