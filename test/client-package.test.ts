import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'
import { expect, it } from 'vitest'
import { newProduct, newUser } from './client.ts'
import { startSouk } from './harness.ts'

const inClient = (path: string) => fileURLToPath(new URL(`../client/${path}`, import.meta.url))

it('weighs less than 10 kB in a page, everything included', async () => {
  const { output } = await build({ input: inClient('src/index.ts'), write: false, output: { minify: true } })
  expect(output).toHaveLength(1)
  expect(output[0].imports).toEqual([])
  expect(gzipSync(output[0].code).length).toBeLessThan(10_000)
})

it('does what its README shows, from the first line to the last', async () => {
  const souk = await startSouk()
  const user = await newUser(souk, 'merchant')
  await newProduct(user)
  const readme = await readFile(inClient('README.md'), 'utf8')
  const script = [...readme.matchAll(/^```ts\n(.*?)^```/gms)].map(([, snippet]) => snippet).join('\n')
  const directory = await mkdtemp(join(tmpdir(), 'souk-readme-'))
  try {
    // Outside of the repository no package is found by its name.
    const placed = script.replace(/from '([^']+)'/g, (_from, name) => `from '${import.meta.resolve(name)}'`)
    const file = join(directory, 'readme.ts')
    await writeFile(file, placed)
    const env = { ...process.env, SOUK_ORIGIN: souk.origin, SOUK_TOKEN: user.token }
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env, timeout: 60_000 })
    expect(stdout.trim().split('\n').at(-1)).toBe('The end.')
  } finally {
    await rm(directory, { recursive: true })
  }
})
