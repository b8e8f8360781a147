import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
)

it.each([
  ["a product's quantity", /UPDATE products SET quantity|updateTable\('products'\)\s*\.set\(\{ quantity/],
  ['the ledger', /INSERT INTO stock_movements|insertInto\('stock_movements'\)/],
])('lets nobody but inventory write %s', (_what, writes) => {
  const writers = sources.filter((file) => writes.test(readFileSync(`${root}${file}`, 'utf8')))
  expect(writers.length).toBeGreaterThan(0)
  expect(writers.filter((file) => !file.startsWith('modules/inventory/'))).toEqual([])
})
