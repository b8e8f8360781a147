import { demoPassword, demoShops } from '#modules/demo/index.ts'
import type { Config } from './config.ts'

/** What a process does: everything, or with `npm start -- api` or `npm start -- worker` one half. */
export type Role = keyof typeof roles

const roles = {
  all: 'Role all: it serves the API and works on the queues.',
  api: 'Role api: it serves the API; a worker has to run beside it, or no mail is sent.',
  worker: 'Role worker: it works on the queues and serves nothing.',
}

/** Throws when there is no such role. */
export function roleFrom(argument = 'all'): Role {
  if (Object.hasOwn(roles, argument)) return argument as Role
  throw new Error(`'${argument}' is not a part of Souk. Start with nothing, 'api' or 'worker'.`)
}

interface Started {
  role: Role
  /** Undefined for a worker, which serves nothing. */
  origin: string | undefined
  /** Whether the demo accounts belong to this system. */
  demo: boolean
  readyAfterMs: number
}

/** What a person at the terminal needs to go on from here. */
export function welcome(config: Config, { role, origin, demo, readyAfterMs }: Started): string {
  const ready = `Souk is ready after ${(readyAfterMs / 1000).toFixed(1)} s. ${roles[role]}`
  if (origin === undefined) return ready
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
