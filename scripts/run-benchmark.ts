/** `npm run bench <name> [arguments]` runs `bench/<name>.ts`; without a name it lists them. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../bench/', import.meta.url))
const [name, ...args] = process.argv.slice(2)
if (name === undefined || !/^[a-z-]+$/.test(name) || !existsSync(`${folder}${name}.ts`)) {
  const names = readdirSync(folder).filter((file) => /^[a-z-]+\.ts$/.test(file))
  process.stderr.write(`Usage: npm run bench <name>\n${names.map((file) => `  ${file.slice(0, -3)}`).join('\n')}\n`)
  process.exit(1)
}
process.exit(spawnSync(process.execPath, [`${folder}${name}.ts`, ...args], { stdio: 'inherit' }).status ?? 1)
