import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** What stands in a test that asks a service: an import of what starts or asks one. */
const needsServices = /'#test\/|'(\.|\.\.)\/harness\.ts'|\b(inject|startEmbedded\w*)\(/
/** Those of test/ that begin with their own folder import its ways to services. */
const besideTheHarness = /^import .* from '\.\//m

const units = globSync(['src/**/*.test.ts', 'test/*.test.ts'], { cwd: import.meta.dirname }).filter((file) => {
  const content = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
  return !needsServices.test(content) && !(file.startsWith('test') && besideTheHarness.test(content))
})

/** `npm run test:unit`: the tests that need no service. `npm test` runs them too. */
export default defineConfig({
  test: {
    include: units,
    reporters: ['default', './test/closing-line.ts'],
    pool: 'forks',
    isolate: false,
    testTimeout: 90_000,
  },
})
