/**
 * `npm run proof`: what needs more than npm, and then the kept faults, each of which some test must see. It runs nothing by halves: without
 * a program that it needs it says so and ends with 1. `npm run proof -- faults [WORDS]` plants faults alone.
 */
import { spawnSync } from 'node:child_process'
import { findProgram } from './needed-programs.ts'
import { plantFaults } from './plant-faults.ts'

const [first, wanted] = process.argv.slice(2)
if (first === 'faults') process.exit(plantFaults(wanted) === 0 ? 0 : 1)

const needed = {
  pgbouncer: 'the tenancy proofs run through a real PgBouncer in transaction mode (Debian: apt-get install pgbouncer)',
  pg_dump: 'the documented commands of a backup run between two clusters (Debian: apt-get install postgresql)',
  pg_restore: 'as pg_dump',
  psql: 'as pg_dump',
  faketime: 'clocks of processes jump (Debian: apt-get install faketime)',
}

const missing = Object.entries(needed).filter(([name]) => findProgram(name) === undefined)
if (process.getuid?.() !== 0) {
  process.stderr.write('The proofs mount a small disk to fill it, which only root may do.\n')
  process.exit(1)
}
for (const [name, reason] of missing) process.stderr.write(`The proofs miss the program '${name}': ${reason}.\n`)
if (missing.length > 0) process.exit(1)

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.proof.config.ts', ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, vitest, { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
if (first === undefined) process.exit(plantFaults() === 0 ? 0 : 1)
