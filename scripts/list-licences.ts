/** `npm run licences`: the licence of every package that a production install brings; exits with 1 for one that nobody has agreed to. */
import { readFileSync } from 'node:fs'
import { tableOf } from '#platform/command-line/table.ts'

/** OFL is of fonts; MPL and LGPL are of programs and libraries that are used as they are. */
const agreed = new Set(
  '0BSD Apache-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC LGPL-3.0-or-later MIT MIT-0 MPL-2.0 OFL-1.1 Unlicense'.split(
    ' ',
  ),
)
/** What its manifest does not say in the field that npm reads. */
const saidElsewhere: Record<string, string> = { 'xmlhttprequest-ssl': 'MIT' }

interface Locked {
  version: string
  license?: string
  dev?: boolean
  link?: boolean
}

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const packages = Object.entries(lock.packages as Record<string, Locked>)
  .filter(([path, { dev, link }]) => path.includes('node_modules/') && !dev && !link)
  .map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return { name, version, licence: license ?? saidElsewhere[name] ?? 'unknown' }
  })
  .sort((one, other) => one.name.localeCompare(other.name))

for (const line of tableOf(
  ['package', 'version', 'licence'],
  packages.map(({ name, version, licence }) => [name, version, licence]),
))
  process.stdout.write(`${line}\n`)

/** Of those joined by AND each has to be agreed to, of those joined by OR one. */
const isAgreed = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((all) => all.split(' OR ').some((one) => agreed.has(one)))
for (const { name, licence } of packages.filter((each) => !isAgreed(each.licence))) {
  process.stderr.write(`${name}: nobody has agreed to ${licence}.\n`)
  process.exitCode = 1
}
