import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../', import.meta.url)

it('names only tests that there are, and one for each risk, each abuse, and each chapter that applies', () => {
  const text = readFileSync(new URL('docs/security.md', root), 'utf8')
  const named = [...text.matchAll(/`((?:src|test)\/[\w./-]+\.(?:test|proof)\.ts)`/g)].map(([, file = '']) => file)
  expect(named.filter((file) => !existsSync(new URL(file, root)))).toEqual([])
  const rows = text.split('\n').filter((line) => /^\| (API|V)\d+ /.test(line))
  expect(rows).toHaveLength(27)
  const abuse = text.split('## Abuse')[1]?.split('\n## ')[0] ?? ''
  const tried = abuse.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| abuse'))
  expect(tried.length).toBeGreaterThan(20)
  for (const row of tried) expect(row, row.slice(0, 40)).toMatch(/\.(test|proof)\.ts`/)
  for (const row of rows) expect(row, row.slice(0, 40)).toMatch(/\.(test|proof)\.ts`|does not apply|no test:/)
})
