import { expect, it } from 'vitest'
import { withoutPassword } from '../redacted-url.ts'
import { parseRedisUrl } from './redis-url.ts'

const a = { host: 'a.example', port: 26_379 }

it('reads one server, Sentinels and a Cluster', () => {
  for (const one of ['redis://localhost', 'rediss://user:p%40ss@redis.example:6380/2', 'redis://:a,b@redis.example'])
    expect(parseRedisUrl(one)).toEqual({ kind: 'server' })
  expect(parseRedisUrl('redis+sentinel://a.example,b.example:1/souk')).toEqual({
    kind: 'sentinel',
    hosts: [a, { host: 'b.example', port: 1 }],
    tls: false,
    name: 'souk',
    database: 0,
  })
  const everything =
    'rediss+sentinel://user:p%40ss%2F@a.example,[::1]:5/my-primary.1/3?sentinel_username=s&sentinel_password=t%26'
  expect(parseRedisUrl(everything)).toEqual({
    kind: 'sentinel',
    hosts: [a, { host: '::1', port: 5 }],
    username: 'user',
    password: 'p@ss/',
    tls: true,
    name: 'my-primary.1',
    database: 3,
    sentinelUsername: 's',
    sentinelPassword: 't&',
  })
  expect(parseRedisUrl('rediss+cluster://:secret@one.example,two.example:7000/')).toEqual({
    kind: 'cluster',
    hosts: [
      { host: 'one.example', port: 6379 },
      { host: 'two.example', port: 7000 },
    ],
    password: 'secret',
    tls: true,
  })
})

it.each([
  ['http://localhost', 'must be a URL that begins with redis://'],
  ['localhost:6379', 'must be a URL that begins with redis://'],
  ['redis://a.example:6379,b.example:6379', 'names several hosts'],
  ['redis+sentinel://a.example,b.example', 'must say what the Sentinels call the primary'],
  ['redis+sentinel://a.example/souk/one', 'must say what the Sentinels call the primary'],
  ['redis+sentinel://a.example/souk?password=x', "holds 'password', which means nothing here"],
  ['redis+sentinel:///souk', 'must look like redis+sentinel://'],
  ['redis+sentinel://:p@ss@a.example/souk', 'must look like redis+sentinel://'],
  ['redis+sentinel://:50%@a.example/souk', 'write %25'],
  ['redis+cluster://a.example,b.example/1', 'a Cluster has no database but 0'],
  ['redis+cluster://a.example,,b.example', "names '', which is no host with a port"],
  ['redis+cluster://a.example:70000', 'names a port that there is not: 70000'],
])('says what is wrong with %s', (url, sentence) => {
  expect(() => parseRedisUrl(url)).toThrow(sentence)
})

it('is shown without a password, with all its hosts', () => {
  const url = 'redis+sentinel://hosts:secret@a.example:1,b.example:2/souk/0?sentinel_password=secret'
  expect(withoutPassword(url)).toBe('redis+sentinel://hosts:***@a.example:1,b.example:2/souk/0')
  expect(withoutPassword('redis+cluster://:secret@a:1,b:2')).toBe('redis+cluster://:***@a:1,b:2')
  expect(withoutPassword('redis://:a,secret@redis.example')).toBe('redis://:***@redis.example')
})
