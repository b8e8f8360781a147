import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('takes two whole numbers of seconds as MAIL_BACKOFF, and nothing else', () => {
  expect(readConfig({}).mailBackoff).toEqual([60, 900])
  expect(readConfig({ MAIL_BACKOFF: '1,2' }).mailBackoff).toEqual([1, 2])
  for (const wrong of ['60', '60,', '60,900,1', '0,1', '1,86401', '1.5,2', '-1,2', '1e1,2', '60, 900', 'soon,later'])
    expect(() => readConfig({ MAIL_BACKOFF: wrong }), wrong).toThrow('MAIL_BACKOFF')
})

it('is a demo only on the embedded database, at this machine, and with no admin named', () => {
  const admin = { ADMIN_EMAIL: 'operator@example.org', ADMIN_PASSWORD: 'chosen by the operator' }
  for (const demo of [{}, { HOST: '::1' }, { HOST: 'localhost' }, { APP_URL: 'http://localhost:8080' }])
    expect(readConfig(demo).demo, JSON.stringify(demo)).toBe(true)
  for (const real of [
    admin,
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '127.shop.example' },
    { APP_URL: 'https://shop.example' },
    { APP_URL: 'https://127.shop.example' },
    { DATABASE_URL: 'postgres://souk@127.0.0.1/souk' },
  ])
    expect(readConfig(real).demo, JSON.stringify(real)).toBe(false)
})
