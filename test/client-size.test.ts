import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'
import { expect, it } from 'vitest'

it('makes the client weigh less than 10 kB in a page, everything included', async () => {
  const input = fileURLToPath(new URL('../client/src/index.ts', import.meta.url))
  const { output } = await build({ input, write: false, output: { minify: true } })
  expect(output).toHaveLength(1)
  expect(output[0].imports).toEqual([])
  expect(gzipSync(output[0].code).length).toBeLessThan(10_000)
})
