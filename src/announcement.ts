import { resolve } from 'node:path'
import { type DemoShop, demoPassword } from '#modules/operations/demo/index.ts'
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
  /** The demo's accounts that are open; none outside of the demo. */
  demo: DemoShop[]
  /** The demo's shops that anybody can visit. */
  shops: string[]
  /** The addresses of the demo's accounts that are suspended because this is no demo. */
  closed: string[]
  readyAfterMs: number
}

/** What a person at the terminal needs to go on from here. */
export function welcome(config: Config, { role, origin, demo, shops, closed, readyAfterMs }: Started): string {
  const ready = `Souk is ready after ${(readyAfterMs / 1000).toFixed(1)} s. ${roles[role]}`
  const notOpen = closed.length > 0 ? ['', `  This is no demo: its accounts are suspended (${closed.join(', ')}).`] : []
  if (origin === undefined) return [ready, ...notOpen].join('\n')
  const lines = [
    '',
    ready,
    '',
    `  API        ${origin}/api/v1`,
    ...shops.map((slug) => `  Shop       ${origin}/shop/${slug}`),
    `  Dashboard  ${origin}/dashboard`,
    `  Docs       ${origin}/docs`,
    `  Health     ${origin}/health/ready`,
  ]
  if (config.databaseUrl !== undefined && config.mediaUrl === undefined)
    lines.push(`  Pictures   ${resolve(config.dataDir, 'files')}   (on this machine alone until MEDIA_URL is set)`)
  if (config.smtpUrl === undefined)
    lines.push(`  Inbox      ${origin}/dashboard/inbox   (every mail ends here until SMTP_URL is set)`)
  if (demo.length > 0) lines.push('', ...demoAccounts(demo), '', '  Try it:', `  ${tryIt(origin, demo)}`)
  else if (config.admin === undefined)
    lines.push('', '  No admin was named: set ADMIN_EMAIL and ADMIN_PASSWORD to make one.')
  return [...lines, ...notOpen, ''].join('\n')
}

function demoAccounts(demo: DemoShop[]): string[] {
  return [
    `  Demo accounts, all with the password '${demoPassword}':`,
    ...demo.map(({ role, email }) => `    ${role.padEnd(9)} ${email}`),
  ]
}

const tryIt = (origin: string, demo: DemoShop[]) =>
  `curl -s ${origin}/api/v1/login -H 'content-type: application/json' -d '{"email":"${demo.at(-1)?.email}","password":"${demoPassword}"}'`
