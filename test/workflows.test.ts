import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

interface Job {
  permissions?: Record<string, string>
  strategy?: { matrix: Record<string, unknown[]> }
  services?: Record<string, { image: string }>
  steps: { uses?: string; run?: string; with?: Record<string, unknown> }[]
}
interface Workflow {
  permissions: Record<string, string>
  jobs: Record<string, Job>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const directory = join(root, '.github/workflows')
const workflows = Object.fromEntries(
  readdirSync(directory).map((file) => [file, parse(readFileSync(join(directory, file), 'utf8')) as Workflow]),
)
const jobs = Object.entries(workflows).flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => [`${file}: ${name}`, job] as const),
)

it.each(jobs)('%s takes actions by their commit, and no more rights than it uses', (_name, job) => {
  for (const { uses, with: given } of job.steps) {
    if (uses === undefined) continue
    expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
    if (uses.startsWith('actions/checkout@')) expect(given).toMatchObject({ 'persist-credentials': false })
  }
  for (const [right, level] of Object.entries(job.permissions ?? {}))
    if (level === 'write') expect(['packages', 'id-token', 'attestations']).toContain(right)
  // A title or a branch that a stranger has chosen would be run as a program.
  for (const { run = '' } of job.steps) expect(run).not.toMatch(/\$\{\{\s*(github\.(event|head_ref|ref)|inputs)/)
})

it('may read alone, where a job asks for nothing else', () => {
  for (const { permissions } of Object.values(workflows)) expect(permissions).toEqual({ contents: 'read' })
})

it('runs on every server and Node that the documents promise, with scripts that there are', () => {
  const { strategy, services } = (workflows['ci.yml'] as Workflow).jobs.servers as Job
  expect(strategy?.matrix).toEqual({
    postgres: [15, 16, 17, 18],
    redis: ['redis:7', 'redis:8', 'valkey/valkey:8', 'valkey/valkey:9'],
    node: [24, 26],
  })
  expect(Object.values(services ?? {}).map(({ image }) => image)).toEqual([
    ['postgres:$', '{{ matrix.postgres }}'].join(''),
    ['$', '{{ matrix.redis }}'].join(''),
  ])
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const [name, { steps }] of jobs)
    for (const { run = '' } of steps)
      for (const [, script = ''] of run.matchAll(/npm run ([\w:]+)/g))
        expect(Object.keys(scripts), name).toContain(script)
  for (const [, path = ''] of String(scripts['test:servers']).matchAll(/ (\S+\.ts)/g))
    expect(readFileSync(join(root, path), 'utf8')).not.toBe('')
})

it('agrees to the licence of every package that production brings', () => {
  const listed = execFileSync(process.execPath, ['scripts/list-licences.ts'], { cwd: root, encoding: 'utf8' })
  expect(listed).toMatch(/^PACKAGE +VERSION +LICENCE\n/)
  expect(listed).toMatch(/^fastify +5\.\d+\.\d+ +MIT$/m)
})

it('packs a client that Node runs without knowing TypeScript', () => {
  const home = mkdtempSync(join(tmpdir(), 'souk-client-'))
  try {
    execFileSync(process.execPath, ['scripts/pack-client.ts', join(home, 'node_modules/@souk/client')], { cwd: root })
    mkdirSync(join(home, 'node_modules'), { recursive: true })
    symlinkSync(join(root, 'node_modules/openapi-fetch'), join(home, 'node_modules/openapi-fetch'))
    const program = `import { createSouk, SoukError } from '@souk/client'; import * as choices from '@souk/client/choices'
      const souk = createSouk({ origin: 'http://127.0.0.1:1', token: 'none' })
      console.log(typeof souk.orders.create, SoukError.name, Object.keys(choices).length > 0)`
    const args = ['--no-strip-types', '--input-type=module', '--eval', program]
    const said = execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' })
    expect(said).toBe('function SoukError true\n')
  } finally {
    rmSync(home, { recursive: true })
  }
})
