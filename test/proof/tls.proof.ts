import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Client } from 'pg'
import { SMTPServer } from 'smtp-server'
import { beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from '#platform/embedded/free-port.ts'
import { giveTo, postgresAccount } from '#platform/embedded/postgres-account.ts'
import { clientOf, newProduct, registeredUser } from '../client.ts'
import { eventually } from '../harness.ts'
import { spawnSouk, untilReady } from '../process.ts'
import { closeAtTheEnd } from '../running.ts'
import { startPostgresCluster } from './postgres-cluster.ts'

const password = 'only for this proof'

interface Certificate {
  authority: string
  certificate: string
  key: string
}

/** An authority of its own, and what it has signed for this machine. */
function makeCertificate(): Certificate {
  const directory = mkdtempSync(join(tmpdir(), 'souk-tls-'))
  closeAtTheEnd(() => rmSync(directory, { recursive: true, force: true }))
  const file = (name: string) => join(directory, name)
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' })
  const subject = (name: string) => ['-subj', `/CN=${name}`]
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const [authority, authorityKey] = [file('authority.pem'), file('authority.key')]
  openssl('req', '-x509', ...newKey, '-keyout', authorityKey, '-out', authority, '-days', '2', ...subject('Proof'))
  const [request, key, certificate] = [file('server.csr'), file('server.key'), file('server.pem')]
  openssl('req', ...newKey, '-keyout', key, '-out', request, ...subject('localhost'))
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1')
  const signed = ['-in', request, '-CA', authority, '-CAkey', authorityKey, '-CAcreateserial', '-days', '2']
  openssl('x509', '-req', ...signed, '-extfile', file('names'), '-out', certificate)
  return { authority, certificate, key }
}

/** PostgreSQL that lets nobody in without TLS. Answers its URL. */
async function startPostgres({ certificate, key }: Certificate): Promise<string> {
  const cluster = await startPostgresCluster()
  const owner = new Client({ connectionString: cluster.url })
  await owner.connect()
  const data = (await owner.query('SHOW data_directory')).rows[0].data_directory
  for (const [from, name] of [
    [certificate, 'server.crt'],
    [key, 'server.key'],
  ] as const) {
    copyFileSync(from, join(data, name))
    giveTo(postgresAccount(), join(data, name))
  }
  execFileSync('chmod', ['600', join(data, 'server.key')])
  writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n')
  await owner.query('ALTER SYSTEM SET ssl = on')
  await owner.end()
  cluster.stop('fast')
  cluster.start()
  return cluster.url.replace('127.0.0.1', 'localhost')
}

/** Redis with no port but that of TLS. */
async function startRedis({ authority, certificate, key }: Certificate): Promise<string> {
  const port = await findFreePort()
  const files = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-ca-cert-file', authority]
  const args = ['--port', '0', '--tls-port', `${port}`, ...files, '--tls-auth-clients', 'no', '--save', '']
  const child: ChildProcess = spawn('redis-server', [...args, '--requirepass', password], { stdio: 'ignore' })
  closeAtTheEnd(() => void child.kill('SIGKILL'))
  return `rediss://:${encodeURIComponent(password)}@localhost:${port}`
}

/** A mail server that speaks TLS from the first byte. */
async function startMail({ certificate, key }: Certificate, take: (mail: string) => void): Promise<string> {
  const server = new SMTPServer({
    secure: true,
    cert: readFileSync(certificate),
    key: readFileSync(key),
    authOptional: true,
    disabledCommands: ['AUTH'],
    async onData(stream, _session, done) {
      take(await text(stream))
      done()
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeAtTheEnd(() => server.close(() => {}))
  return `smtps://localhost:${(server.server.address() as AddressInfo).port}`
}

describe('with TLS to PostgreSQL, Redis and the mail server', () => {
  const mails: string[] = []
  let certificate: Certificate
  let services: Record<string, string>

  beforeAll(async () => {
    certificate = makeCertificate()
    services = {
      DATABASE_URL: `${await startPostgres(certificate)}?sslmode=verify-full`,
      REDIS_URL: await startRedis(certificate),
      SMTP_URL: await startMail(certificate, (mail) => void mails.push(mail)),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'souk-tls-files-')),
      ADMIN_EMAIL: 'operator@example.com',
      ADMIN_PASSWORD: 'a password of the operator',
    }
    closeAtTheEnd(() => rmSync(services.DATA_DIR as string, { recursive: true, force: true }))
  }, 120_000)

  it('serves, mails, and has no connection without it', async () => {
    const souk = await spawnSouk({ ...services, NODE_EXTRA_CA_CERTS: certificate.authority })
    closeAtTheEnd(() => void souk.child.kill('SIGKILL'))
    await untilReady(souk)
    const user = await registeredUser(souk)
    const { id } = await newProduct(await operatorOf(souk.origin), { user_id: user.id })
    expect((await user.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
    await eventually(() => mails.some((mail) => mail.includes(user.email)))
    const { rows } = await asOwner(
      `SELECT ssl, count(*)::int FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
       WHERE application_name LIKE 'souk%' GROUP BY ssl`,
    )
    expect(rows).toEqual([{ ssl: true, count: expect.any(Number) }])
    souk.child.kill('SIGTERM')
    expect(await souk.ended).toBe(0)
  })

  it.each(['PostgreSQL', 'Redis'])('does not start when nobody vouches for the certificate of %s', async (name) => {
    const souk = await spawnSouk({ ...services, ...(name === 'Redis' && (await plainDatabase())) })
    expect(await souk.ended).not.toBe(0)
    expect(souk.output()).toMatch(/certificate/i)
    expect(souk.output()).toContain(`Souk did not start. ${name} at `)
    expect(souk.output()).not.toContain(password)
  })

  async function asOwner(statement: string) {
    const client = new Client({
      connectionString: services.DATABASE_URL?.replace('?sslmode=verify-full', ''),
      ssl: { ca: readFileSync(certificate.authority) },
    })
    await client.connect()
    return client.query(statement).finally(() => client.end())
  }

  const plainDatabase = async () => ({ DATABASE_URL: (await startPostgresCluster()).url })

  async function operatorOf(origin: string) {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD } = services
    const signedIn = await clientOf({ origin }).post('/login', {
      email,
      password: ADMIN_PASSWORD,
      device_name: 'proof',
    })
    return clientOf({ origin }, signedIn.body.data.token)
  }
})
