import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('npm run test:installed says that nothing ran where the machine has no servers, and ends well', () => {
  const options = { encoding: 'utf8', env: { ...process.env, PATH: '/nowhere' } } as const
  const { status, stdout } = spawnSync(process.execPath, ['scripts/test-on-installed.ts'], options)
  expect(stdout).toBe(
    'Nothing ran on a PostgreSQL (15 or newer) and a Redis of this machine: they are not installed.\n',
  )
  expect(status).toBe(0)
})
