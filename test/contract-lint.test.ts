import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { startSouk } from './harness.ts'

/** Why a rule does not hold for a place. */
const exceptions = [
  // Nothing that a client does can make these fail: they take nothing and ask for nobody.
  /^operation-4xx-response #\/paths\/~1(health~1(live|ready)|openapi\.json)\/get\//,
]

it('has nothing to mend in the eyes of a linter', async () => {
  const { origin } = await startSouk()
  const source = await (await fetch(`${origin}/openapi.json`)).text()
  const config = await createConfig({ extends: ['recommended-strict'], rules: { 'operation-tag-defined': 'error' } })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  const said = problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)
  expect(said.filter((problem) => !exceptions.some((exception) => exception.test(problem)))).toEqual([])
})
