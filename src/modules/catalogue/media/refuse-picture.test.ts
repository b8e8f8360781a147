import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answer, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { newPicture, pictureBytes, sentAs } from '#test/pictures.ts'

let souk: Souk
let merchant: User
beforeAll(async () => {
  souk = await startSouk()
  merchant = await newUser(souk, 'merchant')
})

const add = (picture: Blob, user = merchant) => user.post('/media', picture)
const refusal = ({ status, body }: Answer) => [status, body.code]

/** A GIF of so many frames, each of that size and with hardly any bytes. */
function gifOf(side: number, frames: number): Buffer {
  const size = [side & 255, side >> 8]
  const screen = [...size, ...size, 0xf0, 0, 0, 255, 255, 255, 0, 0, 0]
  const frame = [0x2c, 0, 0, 0, 0, ...size, ...size, 0, 2, 2, 0x44, 0x01, 0]
  return Buffer.concat([
    Buffer.from('GIF89a'),
    Buffer.from(screen),
    ...Array(frames).fill(Buffer.from(frame)),
    Buffer.from([0x3b]),
  ])
}

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#333' } })

/** A JPEG whose head claims another size than it has. */
async function boastfulJpeg(): Promise<Buffer> {
  const bytes = await flat(10, 10).jpeg().toBuffer()
  const head = bytes.indexOf(Buffer.from([0xff, 0xc0]))
  bytes.writeUInt32BE(0xffff_ffff, head + 5)
  return bytes
}

const svg =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'

describe('what is refused in a sentence, and nothing of it kept:', () => {
  const refused: Record<string, [() => Promise<Buffer> | Buffer, type: string, status: number]> = {
    'an SVG': [() => Buffer.from(svg), 'image/svg+xml', 415],
    'an SVG that is called a PNG': [() => Buffer.from(svg), 'image/png', 415],
    'a page that is called a JPEG': [() => Buffer.from('<html><script>alert(1)</script>'), 'image/jpeg', 415],
    'a PDF that is called a GIF': [() => Buffer.from('%PDF-1.4'), 'image/gif', 415],
    'a TIFF that is called a WebP': [() => flat(9, 9).tiff().toBuffer(), 'image/webp', 415],
    'a HEIC that is called an AVIF': [() => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 'image/avif', 415],
    'nothing at all': [() => Buffer.alloc(0), 'image/png', 415],
    'bytes of no type': [() => pictureBytes(), 'application/octet-stream', 415],
    'a picture in JSON': [() => Buffer.from('{"picture":"…"}'), 'application/json', 415],
    'an SVG behind the head of a PNG': [() => Buffer.from(`\x89PNG\r\n\x1a\n${svg}`, 'latin1'), 'image/png', 422],
    'a JPEG that ends in the middle': [
      async () => (await pictureBytes({ type: 'image/jpeg' })).subarray(0, -900),
      'image/jpeg',
      422,
    ],
    'an AVIF that ends in the middle': [
      async () => (await pictureBytes({ type: 'image/avif' })).subarray(0, -200),
      'image/avif',
      422,
    ],
    'a PNG with a broken head': [async () => (await pictureBytes()).fill(7, 16, 30), 'image/png', 422],
    'a PNG of 60 megapixels in 200 KB': [() => flat(10_000, 6_000).png().toBuffer(), 'image/png', 422],
    'a JPEG that claims to have 4,294 megapixels': [boastfulJpeg, 'image/jpeg', 422],
    'a GIF of 25 megapixels in each of 50 frames': [() => gifOf(5_000, 50), 'image/gif', 422],
    'a picture that is higher than WebP goes': [() => flat(10, 17_000).png().toBuffer(), 'image/png', 422],
    'more than 20 MB': [() => Buffer.alloc(20 * 1024 * 1024 + 1), 'image/png', 413],
  }

  it.each(Object.entries(refused))('%s', async (_, [make, type, status]) => {
    const user = await newUser(souk, 'merchant')
    const answer = await add(sentAs(await make(), type), user)
    const codes: Record<number, string> = {
      413: 'payload_too_large',
      415: 'unsupported_media_type',
      422: 'validation_failed',
    }
    expect(refusal(answer)).toEqual([status, codes[status]])
    expect(answer.body.message).toMatch(/^(The|A) .+\.$/)
    if (status === 413) expect(answer.body.message).toBe('The body is larger than 20 MB.')
    const { rows } = await souk.owner.query('SELECT FROM media WHERE user_id = $1', [user.id])
    expect(rows).toEqual([])
  })

  it('what comes without a type or without a body', async () => {
    const headers = { authorization: `Bearer ${merchant.token}` }
    const url = `${souk.origin}/api/v1/media`
    for (const init of [{}, { body: new Uint8Array([1, 2, 3]) }])
      expect((await fetch(url, { method: 'POST', headers, ...init })).status).toBe(415)
  })

  it('a picture of exactly 50 megapixels is none of it', async () => {
    expect((await add(sentAs(await flat(8_000, 6_250).png().toBuffer(), 'image/png'))).status).toBe(201)
  })
})

describe('every other route', () => {
  it('goes on to take 1 MB of JSON and nothing else', async () => {
    expect(refusal(await merchant.post('/products', await newPicture()))).toEqual([415, 'unsupported_media_type'])
    const answer = await merchant.post('/products', { name: 'x'.repeat(1_100_000) })
    expect([...refusal(answer), answer.body.message]).toEqual([
      413,
      'payload_too_large',
      'The body is larger than 1 MB.',
    ])
  })
})

describe('a rush', () => {
  it('of one shop is refused where its line is full, and another shop is served meanwhile', async () => {
    const [eager, other] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const pictures = await Promise.all(Array.from({ length: 70 }, () => newPicture({ width: 200, height: 200 })))
    const rush = Promise.all(pictures.map((picture) => add(picture, eager)))
    expect((await add(await newPicture(), other)).status).toBe(201)
    const answers = await rush
    const full = answers.filter(({ status }) => status === 429)
    expect(full.length).toBeGreaterThan(0)
    for (const { headers, body } of full)
      expect([headers.get('retry-after'), body.code]).toEqual(['1', 'too_many_requests'])
    const served = answers.filter(({ status }) => status === 201)
    expect(served.length).toBeGreaterThan(10)
    const { rows } = await souk.owner.query('SELECT FROM media WHERE user_id = $1', [eager.id])
    expect(rows).toHaveLength(served.length)
  })

  it('that leaves before it is served gives its places back', async () => {
    const user = await newUser(souk, 'merchant')
    const picture = await newPicture()
    for (let round = 0; round < 10; round += 1) {
      const leaving = new AbortController()
      const { token } = user
      const init = {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: picture,
        signal: leaving.signal,
      }
      const sent = fetch(`${souk.origin}/api/v1/media`, init).catch(() => {})
      setTimeout(() => leaving.abort(), round * 3)
      await sent
    }
    expect([200, 201]).toContain((await add(picture, user)).status)
  })
})
