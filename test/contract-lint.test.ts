import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { startSouk } from './harness.ts'

/** Why a rule does not hold for a place. */
const exceptions = [
  // Nothing that a client does can make a health check fail: it takes nothing and asks for nobody.
  /^operation-4xx-response #\/paths\/~1health~1/,
]

it('has nothing to mend in the eyes of a linter', async () => {
  const { origin } = await startSouk()
  const source = await (await fetch(`${origin}/openapi.json`)).text()
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  const said = problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`)
  expect(said.filter((problem) => !exceptions.some((exception) => exception.test(problem)))).toEqual([])
})
