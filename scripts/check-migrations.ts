/** `npm run check:migrations`: whether a new migration would stop who serves while it runs. See docs/operations.md. */
import { readFileSync } from 'node:fs'
import { knownMigrations } from '#platform/database/migrate.ts'
import { firstChecked, problemsOf } from './migration-rules.ts'

for (const name of knownMigrations().filter((each) => each >= firstChecked)) {
  const text = readFileSync(new URL(`../migrations/${name}.sql`, import.meta.url), 'utf8')
  for (const { rule, said } of await problemsOf(text)) {
    process.stderr.write(`migrations/${name}.sql (${rule}): ${said}\n`)
    process.exitCode = 1
  }
}
