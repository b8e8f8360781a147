import { demoPassword, demoShops } from '#modules/demo/index.ts'
import type { Config } from './config.ts'

interface Started {
  /** Undefined for a worker, which serves nothing. */
  origin: string | undefined
  /** Whether the demo accounts belong to this system. */
  demo: boolean
  readyAfterMs: number
}

/** What a person at the terminal needs to go on from here. */
export function welcome(config: Config, { origin, demo, readyAfterMs }: Started): string {
  const ready = `Souk is ready after ${(readyAfterMs / 1000).toFixed(1)} s.`
  if (origin === undefined) return `${ready} It works on the queues and serves nothing.`
  const lines = [
    '',
    ready,
    '',
    `  API        ${origin}/api/v1`,
    `  Dashboard  ${origin}/dashboard`,
    `  Docs       ${origin}/docs`,
    `  Health     ${origin}/health/ready`,
  ]
  if (config.smtpUrl === undefined)
    lines.push(`  Inbox      ${origin}/dashboard/inbox   (every mail ends here until SMTP_URL is set)`)
  if (demo) lines.push('', ...demoAccounts(config), '', '  Try it:', `  ${tryIt(origin)}`)
  else if (config.admin === undefined)
    lines.push('', '  No admin was named: set ADMIN_EMAIL and ADMIN_PASSWORD to make one.')
  return [...lines, ''].join('\n')
}

function demoAccounts(config: Config): string[] {
  const shown = demoShops.filter(({ role }) => role !== 'admin' || config.admin === undefined)
  return [
    `  Demo accounts, all with the password '${demoPassword}':`,
    ...shown.map(({ role, email }) => `    ${role.padEnd(9)} ${email}`),
  ]
}

const tryIt = (origin: string) =>
  `curl -s ${origin}/api/v1/login -H 'content-type: application/json' -d '{"email":"customer@example.com","password":"${demoPassword}"}'`
