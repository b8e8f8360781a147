import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

const run = promisify(execFile)
const guides = [
  'first-order',
  'first-storefront',
  'tenancy',
  'errors',
  'idempotency',
  'paging',
  'real-time',
  'webhooks',
]

describe('the snippets, read as one script', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk({ WEBHOOK_ALLOW_PRIVATE: 'true' })
    admin = await newUser(souk, 'admin')
  })

  it.each(['client/README.md', 'docs/import-export.md', ...guides.map((name) => `docs/guides/${name}.md`)])(
    'of %s do what it says',
    async (path) => {
      const user = await newUser(souk, 'merchant')
      await newProduct(user)
      const text = await readFile(new URL(`../${path}`, import.meta.url), 'utf8')
      const script = [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, snippet]) => snippet).join('\n')
      const env = { SOUK_ORIGIN: souk.origin, SOUK_TOKEN: user.token, SOUK_ADMIN_TOKEN: admin.token }
      const printed = await runScript(script, env)
      for (const [, promised] of script.matchAll(/console\.log\(.*\) \/\/ ([^…\n]+)$/gm)) {
        expect(printed).toContain(promised?.trim())
      }
    },
  )
})

/** Runs the script as it stands, in a process of its own, and answers what it printed. */
async function runScript(script: string, env: Record<string, string>): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'souk-snippets-'))
  try {
    // Outside of the repository no package is found by its name.
    const placed = script.replace(/from '([^']+)'/g, (_from, name) => `from '${import.meta.resolve(name)}'`)
    const file = join(directory, 'snippets.ts')
    await writeFile(file, placed)
    const { stdout } = await run(process.execPath, [file], { env: { ...process.env, ...env }, timeout: 60_000 })
    return stdout.split('\n')
  } finally {
    await rm(directory, { recursive: true })
  }
}
