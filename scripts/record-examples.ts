/** `npm run contract:examples`: plays a story on empty services of its own and writes down what was said, for the contract. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureAdmin } from '#modules/accounts/index.ts'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'
import { startWorker } from '#souk/worker.ts'
import { startRecording } from './example-recording.ts'
import { playExamples } from './example-story.ts'

const directory = mkdtempSync(join(tmpdir(), 'souk-examples-'))
const config = readConfig({ DATA_DIR: directory, RATE_LIMIT_PER_MINUTE: '300' })
const dependencies = await openDependencies(config, createLogger('silent'), () => {})
try {
  const worker = startWorker(config, dependencies)
  const app = await buildApp(config, dependencies)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const admin = { email: 'admin@example.com', password: 'correct horse battery' }
  await ensureAdmin(dependencies.database, admin)
  const recording = startRecording()
  await playExamples(origin, admin, recording.fetch)
  writeFileSync(
    new URL('../src/contract/examples.json', import.meta.url),
    `${JSON.stringify(recording.examples, null, 2)}\n`,
  )
  await app.close()
  await worker.stop()
} finally {
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}
