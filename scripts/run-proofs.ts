/** `npm run proof`: what needs more than npm. It runs nothing by halves: without a program that it needs it says so and ends with 1. */
import { spawnSync } from 'node:child_process'
import { findProgram } from './needed-programs.ts'

const needed = {
  pgbouncer: 'the tenancy proofs run through a real PgBouncer in transaction mode (Debian: apt-get install pgbouncer)',
  pg_dump: 'the documented commands of a backup run between two clusters (Debian: apt-get install postgresql)',
  pg_restore: 'as pg_dump',
  psql: 'as pg_dump',
}

const missing = Object.entries(needed).filter(([name]) => findProgram(name) === undefined)
for (const [name, reason] of missing) process.stderr.write(`The proofs miss the program '${name}': ${reason}.\n`)
if (missing.length > 0) process.exit(1)

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.proof.config.ts', ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, vitest, { stdio: 'inherit' }).status ?? 1)
