/** `npm run contract`: builds the app on empty services of its own and writes down its contract and the client's types. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { contractFiles } from './contract-files.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-contract-'))
const config = readConfig({ DATA_DIR: directory })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
try {
  const app = await buildApp(config, dependencies)
  await app.ready()
  for (const [path, content] of Object.entries(await contractFiles(app.swagger()))) {
    writeFileSync(new URL(`../${path}`, import.meta.url), content)
  }
  await app.close()
} finally {
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}
