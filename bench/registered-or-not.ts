/**
 * Whether the clock tells who is registered: login and "forgot my password" for known and for unknown addresses, in
 * turns, on a Souk of its own. What known and unknown differ by stands beside what known and known differ by anyway.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLogger } from '#platform/observability/logger.ts'
import { buildApp } from '#souk/app.ts'
import { readConfig } from '#souk/config.ts'
import { openDependencies } from '#souk/dependencies.ts'

const rounds = 60
const password = 'a long enough password'
const directory = mkdtempSync(join(tmpdir(), 'souk-bench-'))
const unlimited = { RATE_LIMIT_PER_MINUTE: '0', LOGIN_LIMIT_PER_MINUTE: '0' }
const config = readConfig({ DATA_DIR: directory, LOG_LEVEL: 'silent', ...unlimited })
const dependencies = await openDependencies(config, createLogger('silent'))
const app = await buildApp(config, dependencies)
const origin = await app.listen({ host: '127.0.0.1', port: 0 })

const post = (path: string, body: unknown) =>
  fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then((response) => response.text())

async function milliseconds(path: string, body: unknown): Promise<number> {
  const begunAt = performance.now()
  await post(path, body)
  return performance.now() - begunAt
}

const median = (values: number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN

async function compare(path: string, bodyFor: (email: string) => unknown): Promise<void> {
  const times: Record<'known' | 'unknown' | 'also known', number[]> = { known: [], unknown: [], 'also known': [] }
  for (let round = 0; round < rounds; round += 1) {
    const addresses = { known: `one-${round}@example.com`, unknown: `none-${round}@example.com` }
    const asked = { ...addresses, 'also known': `two-${round}@example.com` }
    for (const [who, email] of Object.entries(asked) as [keyof typeof times, string][])
      times[who].push(await milliseconds(path, bodyFor(email)))
  }
  const [known, unknown, other] = [median(times.known), median(times.unknown), median(times['also known'])]
  process.stdout.write(
    `${path}: known ${known.toFixed(2)} ms, unknown ${unknown.toFixed(2)} ms, ratio ${(unknown / known).toFixed(3)}; ` +
      `known to known ${(other / known).toFixed(3)}\n`,
  )
}

try {
  for (let round = 0; round < rounds; round += 1)
    for (const name of ['one', 'two'])
      await post('/register', { name, email: `${name}-${round}@example.com`, password })
  await compare('/login', (email) => ({ email, password: 'not the password' }))
  await compare('/password/forgot', (email) => ({ email }))
} finally {
  await app.close()
  await dependencies.close()
  rmSync(directory, { recursive: true, force: true })
}
