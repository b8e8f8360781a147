import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { readConfig, variableNames } from '#souk/config.ts'
import { startSouk } from './harness.ts'

/** Beside Souk's own: what Node and pg read. */
const known = [...variableNames, 'NODE_ENV', 'PGPASSWORD']

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

type Values = Record<string, string>

/** As Compose fills `${NAME:?}` in. */
const filled = (values: Values, at: Values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+):\?\}/g, (_all, of) => at[of] ?? `missing ${of}`),
    ]),
  )

function expectUnderstood(values: Values) {
  expect(Object.keys(values).filter((name) => !known.includes(name))).toEqual([])
  return readConfig(values)
}

interface Probe {
  httpGet: { path: string; port: string }
}
interface Pod {
  terminationGracePeriodSeconds?: number
  containers: {
    args: string[]
    env?: { name: string; value: string }[]
    envFrom: unknown[]
    ports?: { name: string; containerPort: number }[]
    startupProbe?: Probe
    livenessProbe?: Probe
    readinessProbe?: Probe
  }[]
}
interface Manifest {
  kind: string
  metadata: { name: string }
  data?: Values
  spec?: {
    template?: { spec: Pod }
    selector?: Record<string, unknown>
    scaleTargetRef?: { name: string }
    triggers?: { metadata: { query: string } }[]
    ports?: { targetPort: string }[]
  }
}

const kubernetes = readdirSync(new URL('../deploy/kubernetes/', import.meta.url)).flatMap((file) =>
  parseAllDocuments(read(`deploy/kubernetes/${file}`)).map((document) => document.toJS() as Manifest),
)
const podsOf = (name: string) => kubernetes.find((each) => each.metadata?.name === name)?.spec?.template?.spec as Pod
const configMap = kubernetes.find(({ kind }) => kind === 'ConfigMap')?.data as Values
const secret: Values = {
  DATABASE_URL: 'postgres://souk:secret@postgres/souk',
  REDIS_URL: 'redis://redis',
  SMTP_URL: 'smtp://mail',
}

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true })
  const ours = Object.entries(
    compose.services as Record<string, { image?: string; environment: Values; command: string[] }>,
  ).filter(([, { image }]) => image === 'souk')
  const chosen = {
    SOUK_DATABASE_PASSWORD: 'secret',
    SOUK_ADMIN_EMAIL: 'boss@example.org',
    SOUK_ADMIN_PASSWORD: 'a quiet passphrase',
    SOUK_BUCKET_SECRET: 'bucket-secret',
  }

  it('runs two APIs, a worker and a migration, with variables that Souk understands', () => {
    expect(ours.map(([name, { command }]) => [name, command.join(' ')])).toEqual([
      ['migrate', 'migrate'],
      ['api-1', 'serve --role api'],
      ['api-2', 'serve --role api'],
      ['worker', 'serve --role worker'],
    ])
    for (const [name, { environment }] of ours) {
      const config = expectUnderstood(filled(environment, chosen))
      expect(config, name).toMatchObject({ migrates: false, demo: false, trustProxy: 1 })
      for (const url of [config.databaseUrl, config.redisUrl, config.smtpUrl])
        expect(Object.keys(compose.services), url).toContain(new URL(url ?? '').hostname)
    }
    expect(expectUnderstood(filled(compose.services.worker.environment, chosen)).healthPort).toBe(9090)
  })

  it('sends the proxy to services and ports that there are, and keeps the metrics to itself', () => {
    const proxy = read('deploy/compose/nginx.conf')
    const upstreams = [...proxy.matchAll(/^ +server ([\w-]+):(\d+)/gm)]
    expect(upstreams.map(([, name]) => name)).toEqual(['api-1', 'api-2'])
    expect(new Set(upstreams.map(([, , port]) => Number(port)))).toEqual(new Set([readConfig({}).port]))
    expect(proxy).toContain('location = /metrics { return 404; }')
  })
})

describe('the manifests for Kubernetes', () => {
  it.each([
    ['souk-api', 'api', 'http'],
    ['souk-worker', 'worker', 'health'],
  ])('%s has variables that Souk understands, probes where it answers, and time to end', (name, role, port) => {
    const pods = podsOf(name)
    const [container] = pods.containers
    expect(container?.args).toEqual(['serve', '--role', role])
    const own = Object.fromEntries((container?.env ?? []).map((each) => [each.name, each.value]))
    const config = expectUnderstood({ ...configMap, ...secret, ...own })
    expect(container?.ports).toEqual([{ name: port, containerPort: role === 'api' ? config.port : config.healthPort }])
    expect(container?.startupProbe?.httpGet).toEqual({ path: '/health/live', port })
    expect(container?.livenessProbe?.httpGet).toEqual({ path: '/health/live', port })
    expect(container?.readinessProbe?.httpGet).toEqual({ path: '/health/ready', port })
    expect(pods.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(config.drainSeconds + 10)
  })

  it('have a disruption budget and an autoscaler for each', () => {
    for (const name of ['souk-api', 'souk-worker']) {
      const budget = kubernetes.find((each) => each.kind === 'PodDisruptionBudget' && each.metadata.name === name)
      const deployment = kubernetes.find((each) => each.kind === 'Deployment' && each.metadata.name === name)
      expect(budget?.spec?.selector).toEqual(deployment?.spec?.selector)
      expect(kubernetes.filter((each) => each.spec?.scaleTargetRef?.name === name)).toHaveLength(1)
    }
    expect(podsOf('souk-migrate').containers[0]?.args).toEqual(['migrate'])
  })

  it('ask for a path and a metric that there are', async () => {
    const souk = await startSouk()
    for (const path of ['/health/live', '/health/ready'])
      expect((await fetch(`${souk.origin}${path}`)).status).toBe(200)
    const metrics = await (await fetch(`${souk.origin}/metrics`)).text()
    const queries = kubernetes.flatMap(({ spec }) => spec?.triggers ?? []).map(({ metadata }) => metadata.query)
    expect(queries).toHaveLength(1)
    for (const query of queries) expect(metrics).toContain(`\n${/\((\w+)\)/.exec(query)?.[1]}{`)
  })
})

it('the unit of systemd sets variables that Souk understands, and waits long enough', () => {
  const unit = read('deploy/systemd/souk@.service')
  const [, set = ''] = /^Environment=(.*)$/m.exec(unit) ?? []
  const values = Object.fromEntries(set.split(' ').map((pair) => pair.split('=') as [string, string]))
  const config = expectUnderstood({ ...values, ...secret })
  expect(config.migrates).toBe(false)
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThanOrEqual(config.drainSeconds + 10)
})

it('the image is made of what the context lets in, and sets variables that Souk understands', () => {
  const [dockerfile, ignored] = [read('Dockerfile'), read('.dockerignore')]
  const admitted = [...ignored.matchAll(/^!(.+)$/gm)].map(([, path = '']) => path)
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, words = '']) =>
    words.split(' ').slice(0, -1),
  )
  expect(copied.length).toBeGreaterThan(10)
  for (const path of copied)
    expect(
      admitted.some((each) => each === path || each.startsWith(`${path}/`) || path.startsWith(`${each}/`)),
      path,
    ).toBe(true)
  const [, set = ''] = /^ENV (.*)$/m.exec(dockerfile) ?? []
  const config = expectUnderstood(Object.fromEntries(set.split(' ').map((pair) => pair.split('=') as [string, string])))
  expect(dockerfile).toContain(`EXPOSE ${config.port} 9090`)
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toContain(`ARG NODE=${JSON.parse(read('package.json')).dependencies.node}`)
})
