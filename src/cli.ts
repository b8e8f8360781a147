#!/usr/bin/env node
/** `souk <command>`: what an operator does by hand. It exits with 1 when something is left to do, with 2 when it was not understood. */

import './production.ts'
import { runCommandLine } from './commands/run.ts'

// Whoever reads has read enough, as `| head` does: what was to be done is done all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCommandLine(process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
})
