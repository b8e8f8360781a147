/** Read before all else: a Node that knows no TypeScript would end with a stack trace. */
import { existsSync, readFileSync } from 'node:fs'

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
const needed = engines.node.replace('>=', '')
const { node: present } = process.versions
const numbers = (version) => version.split('.').map(Number)
const [[major, minor], [neededMajor, neededMinor]] = [numbers(present), numbers(needed)]

if (major < neededMajor || (major === neededMajor && minor < neededMinor)) {
  const brought = existsSync(new URL('../node_modules/node/bin', import.meta.url))
  const mend = brought
    ? 'The packages brought one: npm start and npm run souk find it.'
    : 'npm ci brings one, unless install scripts are off: run npm ci --ignore-scripts=false.'
  process.stderr.write(`Souk needs Node ${needed} or newer, and this is ${present}. ${mend}\n`)
  process.exit(1)
}
