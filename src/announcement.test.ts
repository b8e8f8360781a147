import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { welcome } from './announcement.ts'
import { readConfig } from './config.ts'

it('says where pictures lie, where that is on one machine while all else is not', () => {
  const saidWith = (environment: Record<string, string>) =>
    welcome(readConfig(environment), {
      role: 'all',
      origin: 'http://x',
      demo: [],
      shops: [],
      closed: [],
      readyAfterMs: 1,
    })
  const real = { DATABASE_URL: 'postgres://souk@db.example/souk', DATA_DIR: '/srv/souk' }
  expect(saidWith(real)).toContain(`${resolve('/srv/souk/files')}   (on this machine alone until MEDIA_URL is set)`)
  for (const other of [{}, { ...real, MEDIA_URL: 's3://key:secret@s3.example/bucket' }])
    expect(saidWith(other)).not.toContain('Pictures')
})
