/**
 * `npm run pack:client -- DIRECTORY`: @souk/client as it is published: JavaScript with its types, since Node reads no TypeScript below
 * node_modules. `npm publish DIRECTORY` does the rest.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('Name the directory that the package is written to.')
const into = resolve(target)
const client = fileURLToPath(new URL('../client/', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))

mkdirSync(into, { recursive: true })
execFileSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    ...[join(client, 'src/index.ts'), join(client, 'src/generated/choices.ts')],
    ...['--ignoreConfig', '--outDir', join(into, 'dist'), '--rootDir', join(client, 'src'), '--declaration'],
    ...[
      '--rewriteRelativeImportExtensions',
      '--target',
      'es2023',
      '--module',
      'nodenext',
      '--skipLibCheck',
      '--strict',
    ],
    ...['--lib', 'es2024,dom,dom.iterable,esnext.disposable', '--types', 'node'],
  ],
  { stdio: 'inherit', cwd: root },
)
const { scripts, devDependencies, ...manifest } = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const entry = (name: string) => ({ types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` })
const published = {
  ...manifest,
  version,
  exports: { '.': entry('index'), './choices': entry('generated/choices') },
  files: ['dist'],
}
writeFileSync(join(into, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
for (const file of ['README.md', '../LICENSE']) cpSync(join(client, file), join(into, file.split('/').at(-1) ?? ''))
