import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBucket, type TestBucket } from '#test/bucket.ts'
import { type Answer, newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { newPicture } from '#test/pictures.ts'
import { lineTo, type SeverableLine } from '#test/severable-line.ts'
import { sweepMedia } from './sweep-media.ts'

const away = [503, 'unavailable', 'Files can be neither read nor written at the moment. Try again shortly.', '5']
const said = ({ status, body, headers }: Answer) => [status, body.code, body.message, headers.get('retry-after')]

async function rowsOf(souk: Souk, { id }: User): Promise<number> {
  return (await souk.owner.query('SELECT FROM media WHERE user_id = $1', [id])).rowCount ?? 0
}

describe('with pictures in a bucket', () => {
  let souk: Souk
  let merchant: User
  let bucket: TestBucket
  let line: SeverableLine

  beforeAll(async () => {
    bucket = await startBucket()
    line = await lineTo(bucket.url)
    souk = await startSouk({ MEDIA_URL: line.url, CORS_ORIGINS: 'https://shop.example' })
    merchant = await newUser(souk, 'merchant')
  })
  afterAll(async () => {
    await line.sever()
    await bucket.stop()
  })

  it('each file lies there once, whichever shops have it, and is served from there', async () => {
    const picture = await newPicture({ width: 1500 })
    const other = await newUser(souk, 'merchant')
    const { sha256, url } = (await merchant.post('/media', picture)).body.data
    expect((await other.post('/media', picture)).status).toBe(201)
    const prefix = `media/${sha256.slice(0, 2)}/${sha256}`
    const names = [320, 640, 1280].map((width) => `${prefix}-${width}.webp`)
    expect([...bucket.objects.keys()].filter((name) => name.startsWith(prefix)).sort()).toEqual(names.sort())
    expect(bucket.asked.filter((asked) => asked === `PUT ${names[0]}`)).toHaveLength(1)
    const served = Buffer.from(await (await fetch(`${souk.origin}${url}`)).arrayBuffer())
    expect(served.equals(bucket.objects.get(`${prefix}-1280.webp`) ?? Buffer.alloc(0))).toBe(true)
    expect((await merchant.get(`/media/${'a'.repeat(64)}/320.webp`)).status).toBe(404)
  })

  it('a file is the same for pages of all origins, also where some may call the API', async () => {
    const { url } = (await merchant.post('/media', await newPicture())).body.data
    for (const origin of ['https://shop.example', 'https://other.example']) {
      const { headers } = await fetch(`${souk.origin}${url}`, { headers: { origin } })
      expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual(['*', null])
      const again = await fetch(`${souk.origin}${url}`, {
        headers: { origin, 'if-none-match': headers.get('etag') ?? '' },
      })
      expect([again.status, again.headers.get('vary')]).toEqual([304, null])
    }
  })

  it('that is away everything else goes on, and nothing is lost: the same picture is added once it is back', async () => {
    const [kept, picture] = [await newPicture(), await newPicture()]
    const { url } = (await merchant.post('/media', kept)).body.data
    const rows = await rowsOf(souk, merchant)
    await line.sever()
    expect(said(await merchant.get(url))).toEqual(away)
    expect(said(await merchant.post('/media', picture))).toEqual(away)
    expect(said(await merchant.post('/media', kept))).toEqual(away)
    expect(await rowsOf(souk, merchant)).toBe(rows)
    await newProduct(merchant)
    expect((await merchant.get('/health/ready')).status).toBe(200)
    await line.restore()
    expect((await merchant.get(url)).status).toBe(200)
    expect((await merchant.post('/media', picture)).status).toBe(201)
    expect((await merchant.post('/media', kept)).status).toBe(200)
  })

  it('that is away while pictures are swept, the next sweep goes on with them', async () => {
    const { sha256 } = (await merchant.post('/media', await newPicture())).body.data
    const past = (interval: string) =>
      souk.owner.query(`UPDATE media SET unused_since = now() - interval '25 hours' WHERE sha256 = '${sha256}';
        UPDATE media_files SET claimed_at = now() - interval '25 hours', doomed_at = doomed_at - interval '${interval}'
        WHERE sha256 = '${sha256}'`)
    const files = () => [...bucket.objects.keys()].filter((name) => name.includes(sha256)).length
    const { dependencies } = souk
    await past('0')
    await line.sever()
    await expect(sweepMedia(dependencies.database, dependencies.files)).rejects.toThrow('The bucket does not answer')
    await line.restore()
    expect(files()).toBe(4)
    await past('11 minutes')
    await sweepMedia(dependencies.database, dependencies.files)
    expect(files()).toBe(0)
  })

  it('that refuses us Souk does not start, and says why without the secret', async () => {
    const wrong = startSouk({ MEDIA_URL: bucket.url.replace(/:[^:@]+@/, ':wrong-one@') })
    await expect(wrong).rejects.toThrow(/The bucket at .* cannot be reached: .*SignatureDoesNotMatch/)
    await expect(wrong).rejects.not.toThrow('wrong-one')
  })
})

describe('with pictures on a disk that takes nothing', () => {
  it('a picture is refused and none recorded, everything else goes on, and it is added once there is room', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'souk-full-'))
    writeFileSync(join(directory, 'files'), 'a file where a directory should be')
    const souk = await startSouk({ DATA_DIR: directory })
    const [merchant, picture] = [await newUser(souk, 'merchant'), await newPicture()]
    expect(said(await merchant.post('/media', picture))).toEqual(away)
    expect(await rowsOf(souk, merchant)).toBe(0)
    await newProduct(merchant)
    rmSync(join(directory, 'files'))
    const { status, body } = await merchant.post('/media', picture)
    expect([status, (await merchant.get(body.data.url)).status]).toEqual([201, 200])
    rmSync(directory, { recursive: true })
  })
})
