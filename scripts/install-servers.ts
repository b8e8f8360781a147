import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { findProgram } from './needed-programs.ts'

/** What Debian's packages ask before they start a server. */
const startPolicy = '/usr/sbin/policy-rc.d'
const mayTakeSeconds = 60

/** Installs Debian's packages where that can be done, within a minute, and starts nothing. Answers why it did not. */
export function installServers(packages: string[]): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can install them'
  if (findProgram('apt-get') === undefined) return 'this machine has no apt-get'
  const begunAt = Date.now()
  const run = (...args: string[]) => {
    const left = mayTakeSeconds - Math.round((Date.now() - begunAt) / 1000)
    // SIGINT, so that apt-get ends in order; half of it would keep the next one out.
    const bounded = ['--signal=INT', '--kill-after=10', String(Math.max(left, 1)), 'apt-get', '-qq', ...args]
    return spawnSync('timeout', bounded, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  }
  const withPolicy = !existsSync(startPolicy)
  if (withPolicy) writeFileSync(startPolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    run('update')
    const status = run('install', '--yes', '--no-install-recommends', ...packages)
    return status === 0 ? undefined : `apt-get could not install ${packages.join(' and ')} within ${mayTakeSeconds} s`
  } finally {
    if (withPolicy) rmSync(startPolicy, { force: true })
  }
}
