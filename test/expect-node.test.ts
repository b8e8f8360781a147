import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Loads the check as a Node of that version would. */
function startOn(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  const args = ['--import', `data:text/javascript,${pretend}`, '--import', './src/expect-node.mjs', '--eval', '']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return [status, stderr]
}

it.each(['20.20.2', '24.6.0'])('a start on Node %s says which one it takes, instead of a stack trace', (version) => {
  const [status, said] = startOn(version)
  expect(status).toBe(1)
  expect(said).toMatch(new RegExp(`^Souk needs Node 24\\.7 or newer, and this is ${version}\\. [^\n]+\n$`))
})

it.each(['24.7.0', '26.0.0'])('a start on Node %s goes on', (version) => {
  expect(startOn(version)).toEqual([0, ''])
})

it('is what npm start and npm run souk ask first', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of ['start', 'souk']) expect(scripts[name]).toContain('--import ./src/expect-node.mjs')
})
