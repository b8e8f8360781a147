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

it('takes an S3 bucket as MEDIA_URL, and nothing else', () => {
  expect(readConfig({}).mediaUrl).toBeUndefined()
  const bucket = 's3://key:sec%2Fret@s3.example.com/bucket?region=eu-central-1'
  expect(readConfig({ MEDIA_URL: bucket }).mediaUrl).toBe(bucket)
  for (const wrong of [
    'bucket',
    's3://s3.example.com/bucket',
    'https://key:secret@s3.example.com/bucket',
    `${bucket}&acl=x`,
  ])
    expect(() => readConfig({ MEDIA_URL: wrong }), wrong).toThrow('MEDIA_URL must be s3://KEY:SECRET@HOST/BUCKET')
})

it('takes a database at one host over TCP, and says what it does not do with anything else', () => {
  const read = (url: string) => readConfig({ DATABASE_URL: url })
  const right = 'postgres://souk:p%40ss@db.example:5432/souk?sslmode=require'
  expect(read(right).databaseUrl).toBe(right)
  for (const [url, word] of [
    ['postgres://souk@one.example:5432,two.example:5432/souk', 'several hosts'],
    ['postgres://souk:p@one,two/souk', 'several hosts'],
    ['postgres://souk@db.example/souk?schema=shop', 'schema'],
    ['postgres://souk@db.example/souk?search_path=shop', 'schema'],
    ['postgres://souk@db.example/souk?options=-csearch_path%3Dshop', 'schema'],
    ['postgres:///souk?host=/var/run/postgresql', 'Unix socket'],
    ['postgres://souk@db.example/souk?host=/var/run/postgresql', 'Unix socket'],
    ['mysql://souk@db.example/souk', 'postgres://'],
  ] as const)
    expect(() => read(url), url).toThrow(word)
})

it('takes a replica of a database that is named, and of no other', () => {
  const replica = { DATABASE_REPLICA_URL: 'postgres://souk@replica.example/souk' }
  const named = readConfig({ DATABASE_URL: 'postgres://souk@db.example/souk', ...replica })
  expect(named.databaseReplicaUrl).toBe(replica.DATABASE_REPLICA_URL)
  expect(() => readConfig(replica)).toThrow(
    'DATABASE_REPLICA_URL leads to a standby of DATABASE_URL: set that as well.',
  )
})

it('has 20 connections, or as many as DATABASE_POOL says', () => {
  expect(readConfig({}).poolSize).toBe(20)
  expect(readConfig({ DATABASE_POOL: '7' }).poolSize).toBe(7)
  for (const wrong of ['0', '1', '501', '-1', 'many'])
    expect(() => readConfig({ DATABASE_POOL: wrong })).toThrow('DATABASE_POOL')
})

it('drains for three seconds, and not at all where nobody else can answer', () => {
  expect(readConfig({}).drainSeconds).toBe(0)
  expect(readConfig({ DATABASE_URL: 'postgres://souk@127.0.0.1/souk' }).drainSeconds).toBe(3)
  expect(readConfig({ DRAIN_SECONDS: '20' }).drainSeconds).toBe(20)
})

it('takes payments at Stripe with a secret key and signing secrets, both or none, and sends the key over TLS only', () => {
  const [key, secret] = ['sk_test_51abcdefgh', 'whsec_abc']
  const read = (environment: Record<string, string>) => readConfig(environment).stripe
  const right = { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secret }
  expect(read({})).toBeUndefined()
  expect(read(right)).toEqual({ secretKey: key, webhookSecrets: [secret], apiUrl: undefined })
  const several = { STRIPE_SECRET_KEY: 'rk_live_51abcdefgh', STRIPE_WEBHOOK_SECRET: 'whsec_new,whsec_old' }
  expect(read(several)?.webhookSecrets).toEqual(['whsec_new', 'whsec_old'])
  for (const apiUrl of ['http://127.0.0.1:4242', 'http://localhost:4242/', 'https://stripe.example'])
    expect(read({ ...right, STRIPE_API_URL: apiUrl })?.apiUrl).toBe(apiUrl)
  for (const [wrong, word] of [
    [{ STRIPE_SECRET_KEY: key }, 'belong together'],
    [{ STRIPE_WEBHOOK_SECRET: secret }, 'belong together'],
    [{ ...right, STRIPE_SECRET_KEY: 'pk_test_51abcdefgh' }, 'STRIPE_SECRET_KEY must be a secret key'],
    [{ ...right, STRIPE_WEBHOOK_SECRET: 'secret' }, 'STRIPE_WEBHOOK_SECRET must be'],
    [{ ...right, STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b' }, 'STRIPE_WEBHOOK_SECRET must be'],
    [{ STRIPE_API_URL: 'https://stripe.example' }, 'STRIPE_API_URL says where'],
    [{ ...right, STRIPE_API_URL: 'http://stripe.example' }, 'STRIPE_API_URL must be https://'],
    [{ ...right, STRIPE_API_URL: 'http://127.0.0.1.stripe.example' }, 'STRIPE_API_URL must be https://'],
    [{ ...right, STRIPE_API_URL: 'https://stripe.example/v1' }, 'nothing behind it'],
    [{ ...right, STRIPE_API_URL: 'https://me@stripe.example' }, 'nothing behind it'],
    [{ ...right, STRIPE_API_URL: 'stripe' }, 'STRIPE_API_URL must be a URL'],
  ] as const)
    expect(() => read(wrong), JSON.stringify(wrong)).toThrow(word)
})

it('takes one Redis, Sentinels or a Cluster, and says what is wrong with anything else', () => {
  const read = (url: string) => readConfig({ REDIS_URL: url }).redisUrl
  for (const right of [
    'redis://localhost',
    'redis+sentinel://one,two,three/souk',
    'rediss+cluster://one:7000,two:7000',
  ])
    expect(read(right)).toBe(right)
  expect(() => read('memcached://localhost')).toThrow('REDIS_URL must be a URL that begins with redis://')
  expect(() => read('redis+sentinel://one,two')).toThrow('REDIS_URL must say what the Sentinels call the primary')
})
