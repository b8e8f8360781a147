import { expect, it } from 'vitest'
import { runCommandLine } from '#souk/commands/run.ts'
import { readConfig } from '#souk/config.ts'
import { examine } from '#souk/doctor/examine.ts'
import type { Finding } from '#souk/doctor/finding.ts'
import { newProduct, newUser } from './client.ts'
import { startSouk } from './harness.ts'
import { ownedDatabase } from './owned-database.ts'

async function findings(environment: Record<string, string>): Promise<Record<string, Finding>> {
  const found: Record<string, Finding> = {}
  await examine(
    async () => readConfig(environment),
    (finding) => {
      found[finding.about] = finding
    },
  )
  return found
}

it('finds nothing wrong with a system that is well, and names in sentences what somebody broke', async () => {
  const souk = await startSouk({ DATABASE_URL: await ownedDatabase() })
  await newProduct(await newUser(souk, 'admin'))
  const { config, owner, mailServer } = souk
  const environment = {
    APP_URL: 'https://shop.example',
    DATABASE_URL: souk.databaseUrl,
    REDIS_URL: config.redisUrl ?? '',
    REDIS_PREFIX: config.redisPrefix,
    SMTP_URL: mailServer.url,
    DATA_DIR: config.dataDir,
  }
  const well = await findings(environment)
  expect(Object.values(well).filter(({ state }) => state === 'wrong')).toEqual([])
  expect(well['row security']?.said).toMatch(/It bites: \d\d tables show nothing/)
  expect(well.owner?.state).toBe('good')
  // The files lie on a disk beside a database that is not.
  expect(well.pictures?.state).toBe('doubtful')

  const itself = { ...environment, DATABASE_REPLICA_URL: souk.databaseUrl }
  expect((await findings(itself)).replica).toMatchObject({ state: 'wrong', said: 'It is no standby.' })

  await owner.query('ALTER TABLE products NO FORCE ROW LEVEL SECURITY')
  expect((await findings(environment))['row security']).toMatchObject({
    state: 'wrong',
    said: 'It is not forced on products.',
  })
  await owner.query('ALTER TABLE products FORCE ROW LEVEL SECURITY; CREATE POLICY all_of_it ON products USING (true)')
  expect((await findings(environment))['row security']).toMatchObject({
    state: 'wrong',
    said: 'products shows rows to who has named no tenant.',
  })
  await owner.query('DROP POLICY all_of_it ON products')
  expect((await findings(environment))['row security']?.state).toBe('good')

  await owner.query('DELETE FROM kysely_migration WHERE name = (SELECT max(name) FROM kysely_migration)')
  expect((await findings(environment)).schema).toMatchObject({ state: 'wrong', mend: "Run 'souk migrate'." })
})

it('says what is away and what was misspelt, beside all that is well', async () => {
  const away = await findings({ REDIS_URL: 'redis://127.0.0.1:1', SMTP_URL: 'smtp://127.0.0.1:1' })
  expect(away.Redis?.said).toContain('Redis at redis://127.0.0.1:1 cannot be reached')
  expect(away['mail server']).toMatchObject({ state: 'wrong', mend: expect.stringContaining('a worker does not') })
  expect(away.PostgreSQL?.state).toBe('good')
  const misspelt = await findings({ PORT: 'http', LOG_LEVEL: 'loud' })
  expect(misspelt.configuration?.said).toBe('PORT must be a port number. LOG_LEVEL must be a level such as info.')
})

it('exits with 1 when something is wrong, by its command', async () => {
  process.env.SMTP_URL = 'smtp//nowhere'
  try {
    let said = ''
    const write = (text: string) => {
      said += text
    }
    expect(await runCommandLine(['doctor'], { write, complain: write })).toBe(1)
    expect(said).toContain('!!  configuration  SMTP_URL must be a URL that begins with smtp:// or smtps://.')
    said = ''
    expect(await runCommandLine(['doctor', '--json'], { write, complain: write })).toBe(1)
    expect(JSON.parse(said)).toMatchObject({ wrong: 1, findings: [{ about: 'Node' }, { about: 'configuration' }] })
  } finally {
    delete process.env.SMTP_URL
  }
})
