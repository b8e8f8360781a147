import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBucket, type TestBucket } from '#test/bucket.ts'
import { lineTo } from '#test/severable-line.ts'
import { parseBucketUrl } from './bucket-url.ts'
import { type Files, openFiles } from './files.ts'
import { FilesUnavailableError } from './unavailable.ts'

let bucket: TestBucket
const directory = mkdtempSync(join(tmpdir(), 'souk-files-'))
beforeAll(async () => {
  bucket = await startBucket()
})
afterAll(async () => {
  await bucket.stop()
  rmSync(directory, { recursive: true, force: true })
})

const onDisk = () => openFiles({ bucketUrl: undefined, directory: join(directory, 'files') })
const inBucket = (url = bucket.url) => openFiles({ bucketUrl: url, directory })
const name = () => `media/ab/${randomBytes(32).toString('hex')}-320.webp`

async function contentOf(files: Files, file: string): Promise<Buffer | undefined> {
  const opened = await files.open(file)
  if (opened === undefined) return undefined
  const content = await buffer(opened.stream)
  expect(content.length).toBe(opened.bytes)
  return content
}

describe.each([
  ['on the disk', onDisk],
  ['in a bucket', () => inBucket()],
])('files %s', (_, opened) => {
  it('are read as they were written, byte for byte, and a later one of the name takes the place of the earlier', async () => {
    const [files, file] = [opened(), name()]
    await files.greet()
    for (const bytes of [randomBytes(300_000), Buffer.alloc(0), randomBytes(1)]) {
      await files.put(file, bytes)
      expect(await contentOf(files, file)).toEqual(bytes)
      expect(await files.has(file)).toBe(true)
    }
  })

  it('are gone when they were deleted, and what is not there is no failure', async () => {
    const [files, file] = [opened(), name()]
    await files.put(file, randomBytes(10))
    await files.delete(file)
    await files.delete(file)
    expect([await files.has(file), await files.open(file)]).toEqual([false, undefined])
  })

  it('are whole whoever wins, when many write the same name at once', async () => {
    const [files, file] = [opened(), name()]
    const versions = Array.from({ length: 10 }, () => randomBytes(50_000))
    await Promise.all(versions.map((bytes) => files.put(file, bytes)))
    const left = await contentOf(files, file)
    expect(versions.some((bytes) => left?.equals(bytes))).toBe(true)
  })
})

describe('a disk', () => {
  it('that takes nothing says so, and leaves no half of a file', async () => {
    const broken = join(directory, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'media'), 'a file where a directory should be')
    const files = openFiles({ bucketUrl: undefined, directory: broken })
    await expect(files.put(name(), randomBytes(10))).rejects.toThrow(FilesUnavailableError)
    await expect(files.has(name())).rejects.toThrow(FilesUnavailableError)
    expect(readdirSync(join(broken, '.incoming'))).toEqual([])
  })

  it('is rid of what a process left half written, once nobody can be at it any more', async () => {
    const root = join(directory, 'left')
    mkdirSync(join(root, '.incoming'), { recursive: true })
    for (const [left, minutes] of [
      ['old', 61],
      ['young', 1],
    ] as const) {
      writeFileSync(join(root, '.incoming', left), 'half')
      const then = new Date(Date.now() - minutes * 60_000)
      utimesSync(join(root, '.incoming', left), then, then)
    }
    await openFiles({ bucketUrl: undefined, directory: root }).greet()
    expect(readdirSync(join(root, '.incoming'))).toEqual(['young'])
  })
})

describe('a bucket', () => {
  it('is asked again when it has too much to do, and given up after three times', async () => {
    const [files, file] = [inBucket(), name()]
    bucket.slowDown(2)
    await files.put(file, randomBytes(10))
    bucket.slowDown(3)
    await expect(files.put(file, randomBytes(10))).rejects.toThrow('The bucket answered 503 to PUT: SlowDown')
    expect(await files.has(file)).toBe(true)
  })

  it.each([
    ['another secret', /:[^:@]+@/, ':wrong@', 'SignatureDoesNotMatch'],
    ['another key', /s3:\/\/[^:]+:/, 's3://somebody:', 'InvalidAccessKeyId'],
    ['another region', 'eu-test-1', 'eu-test-2', 'AuthorizationHeaderMalformed'],
    ['another bucket', '/pictures', '/paintings', 'NoSuchBucket'],
  ])(
    'that refuses us ends the start at once with its reason, and without the secret: %s',
    async (_, right, wrong, code) => {
      const files = inBucket(bucket.url.replace(right, wrong))
      const refused = files.greet()
      await expect(refused).rejects.toThrow(code)
      await expect(refused).rejects.not.toThrow('secret')
      await expect(files.put(name(), randomBytes(10))).rejects.toThrow(FilesUnavailableError)
      await expect(files.open(name())).rejects.toThrow(FilesUnavailableError)
    },
  )

  it('that is away or hangs is no file that is missing', async () => {
    const line = await lineTo(bucket.url)
    const files = inBucket(line.url)
    const file = name()
    await files.put(file, randomBytes(10))
    await line.sever()
    const asked = [files.open(file), files.has(file), files.put(file, randomBytes(1)), files.delete(file)]
    await Promise.all(asked.map((each) => expect(each).rejects.toThrow(FilesUnavailableError)))
    await line.restore()
    expect(await files.has(file)).toBe(true)
    line.hang()
    await expect(files.open(file)).rejects.toThrow('The bucket does not answer to GET: no answer within 5000 ms')
    await line.restore()
    await line.sever()
  })
})

it.each([
  [
    's3://k:s@s3.example/bucket?region=eu-1',
    { base: 'https://s3.example/bucket/', key: 'k', secret: 's', region: 'eu-1' },
  ],
  [
    's3://k:a%2Fb%2Bc@h:9000/b/shop/?tls=false',
    { base: 'http://h:9000/b/shop/', key: 'k', secret: 'a/b+c', region: 'us-east-1' },
  ],
  ['s3://k:s@bucket.s3.example', { base: 'https://bucket.s3.example/', key: 'k', secret: 's', region: 'us-east-1' }],
  ['s3://k@host/bucket', undefined],
  ['s3://k:s@/bucket', undefined],
  ['s3://k:%zz@host/bucket', undefined],
  ['s3://k:s@host/bucket?regoin=eu-1', undefined],
  ['s3://k:s@host/bucket?tls=no', undefined],
  ['https://k:s@host/bucket', undefined],
  ['bucket', undefined],
])('reads %s as %j', (url, expected) => {
  expect(parseBucketUrl(url)).toEqual(expected)
})
