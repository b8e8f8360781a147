import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { newPicture, pictureBytes, sentAs } from '#test/pictures.ts'

let souk: Souk
let merchant: User
beforeAll(async () => {
  souk = await startSouk()
  merchant = await newUser(souk, 'merchant')
})

const add = (picture: Blob, user = merchant) => user.post('/media', picture)

async function fileOf(sha256: string, width: number) {
  const response = await fetch(`${souk.origin}/media/${sha256}/${width}.webp`)
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

describe('a picture', () => {
  it.each(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const)(
    'that comes as %s is kept as WebP in the widths that pages show',
    async (type) => {
      const picture = await newPicture({ type, width: 1500, height: 1000 })
      const { status, body } = await add(picture)
      const { sha256 } = body.data
      const url = `/media/${sha256}/1280.webp`
      const facts = { content_type: type, bytes: picture.size, width: 1500, height: 1000 }
      expect([status, body.data]).toEqual([201, { sha256, ...facts, url, widths: [320, 640, 1280] }])
      const hash = Buffer.from(await crypto.subtle.digest('SHA-256', await picture.arrayBuffer())).toString('hex')
      expect(sha256).toBe(hash)
      for (const width of [320, 640, 1280]) {
        const { format, ...metadata } = await sharp((await fileOf(sha256, width)).bytes).metadata()
        expect([format, metadata.width, metadata.height]).toEqual(['webp', width, Math.round((width * 2) / 3)])
      }
    },
  )

  it('is never made larger: a smaller one has its own width, and is itself where a page asks for more', async () => {
    const { body } = await add(await newPicture({ width: 500, height: 250 }))
    const { sha256, widths, url } = body.data
    expect([widths, url]).toEqual([[320, 500], `/media/${sha256}/500.webp`])
    for (const [asked, width] of [
      [320, 320],
      [500, 500],
      [640, 500],
      [1280, 500],
    ] as const) {
      const metadata = await sharp((await fileOf(sha256, asked)).bytes).metadata()
      expect([metadata.width, metadata.height], `${asked}`).toEqual([width, width / 2])
    }
    expect((await add(await newPicture({ width: 1, height: 1 }))).body.data.widths).toEqual([1])
  })

  it('says nothing of where and with what it was taken, and stands the right way up', async () => {
    const exif = {
      IFD0: { ImageDescription: 'At home in Hidden Street 5', Model: 'Secret Camera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 0/1' },
    }
    const bytes = await sharp(await pictureBytes({ width: 400, height: 300 }))
      .withExif(exif)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(bytes.toString('latin1')).toContain('Hidden Street')
    const { body } = await add(sentAs(bytes, 'image/jpeg'))
    expect([body.data.width, body.data.height]).toEqual([300, 400])
    for (const width of body.data.widths) {
      const file = (await fileOf(body.data.sha256, width)).bytes
      for (const hidden of ['Hidden Street', 'Secret Camera', 'Exif', 'EXIF', 'ICCP'])
        expect(file.toString('latin1')).not.toContain(hidden)
      const { exif, icc, orientation, height = 0 } = await sharp(file).metadata()
      expect([exif, icc, orientation, height > width]).toEqual([undefined, undefined, undefined, true])
    }
  })

  it('is what its bytes are, whatever it was called', async () => {
    const { status, body } = await add(sentAs(await pictureBytes({ type: 'image/webp' }), 'image/png'))
    expect([status, body.data.content_type]).toEqual([201, 'image/webp'])
  })

  it('keeps its colours and what is transparent, however its file counts them', async () => {
    const of = (channels: 3 | 4, background: string | object) =>
      sharp({ create: { width: 40, height: 30, channels, background: background as string } })
    const kinds: [Promise<Buffer>, type: string, colour: number[]][] = [
      [of(3, '#808080').toColourspace('b-w').jpeg().toBuffer(), 'image/jpeg', [128, 128, 128]],
      [of(4, { r: 255, g: 0, b: 0, alpha: 0.5 }).png().toBuffer(), 'image/png', [255, 0, 0, 128]],
      [of(3, '#c08040').toColourspace('rgb16').png().toBuffer(), 'image/png', [192, 128, 64]],
      [of(3, '#c08040').toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg', [192, 128, 64]],
    ]
    for (const [bytes, type, colour] of kinds) {
      const { sha256 } = (await add(sentAs(await bytes, type))).body.data
      const { data, info } = await sharp((await fileOf(sha256, 40)).bytes)
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(info.channels).toBe(colour.length)
      // CMYK has no exact way back.
      for (const [channel, value] of colour.entries()) expect(Math.abs((data[channel] ?? 0) - value)).toBeLessThan(25)
    }
  })

  it('that moves is kept by its first frame', async () => {
    const frames = { create: { width: 40, height: 90, pageHeight: 30, channels: 3 as const, background: '#c33' } }
    const { body } = await add(sentAs(await sharp(frames).gif({ keepDuplicateFrames: true }).toBuffer(), 'image/gif'))
    expect([body.data.width, body.data.height]).toEqual([40, 30])
    expect((await sharp((await fileOf(body.data.sha256, 40)).bytes).metadata()).pages ?? 1).toBe(1)
  })

  it('is one picture however often its bytes come, also all at once', async () => {
    const picture = await newPicture()
    const answers = await Promise.all(Array.from({ length: 20 }, () => add(picture)))
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.data))).size).toBe(1)
    const { rows } = await souk.owner.query('SELECT FROM media WHERE sha256 = $1', [answers[0]?.body.data.sha256])
    expect(rows).toHaveLength(1)
  })

  it('whose files got lost has them again when its bytes come once more', async () => {
    const picture = await newPicture()
    const { sha256 } = (await add(picture)).body.data
    await souk.dependencies.files.delete(`media/${sha256.slice(0, 2)}/${sha256}-640.webp`)
    expect((await fileOf(sha256, 640)).status).toBe(404)
    expect((await add(picture)).status).toBe(200)
    expect((await fileOf(sha256, 640)).status).toBe(200)
  })

  it('is added for somebody else by an operator alone, and that is written down', async () => {
    const [admin, picture] = [await newUser(souk, 'admin'), await newPicture()]
    const path = `/media?user_id=${merchant.id}`
    const stranger = await newUser(souk, 'merchant')
    expect((await stranger.post(path, picture)).status).toBe(403)
    expect((await admin.post('/media?user_id=987654321', picture)).status).toBe(422)
    const added = await admin.post(path, picture)
    expect(added.status).toBe(201)
    const { data } = (await admin.get(`/audit?actor_id=${admin.id}&subject_type=media`)).body
    expect(data).toMatchObject([{ subject_owner_id: merchant.id, after: { sha256: added.body.data.sha256 } }])
    expect((await add(picture)).status).toBe(200)
  })
})

describe('a file of a picture', () => {
  let sha256: string
  beforeAll(async () => {
    sha256 = (await add(await newPicture({ width: 1500 }))).body.data.sha256
  })

  it('is for everybody, for ever, on every page, and nothing but a picture', async () => {
    const { status, headers, bytes } = await fileOf(sha256, 640)
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    for (const name of ['set-cookie', 'vary', 'access-control-allow-credentials']) expect(headers.has(name)).toBe(false)
  })

  it('is not sent again to who has it, and HEAD answers all of it but the bytes', async () => {
    const url = `${souk.origin}/media/${sha256}/640.webp`
    const { headers, bytes } = await fileOf(sha256, 640)
    const etag = headers.get('etag') ?? ''
    expect(etag).not.toBe((await fileOf(sha256, 320)).headers.get('etag'))
    const again = await fetch(url, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag])
    expect(again.headers.get('cache-control')).toBe(headers.get('cache-control'))
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([
      200,
      '',
      String(bytes.length),
    ])
  })

  it('is a 404 under every other name', async () => {
    const none = 'a'.repeat(64)
    const paths = [
      `${none}/640.webp`,
      `${sha256}/641.webp`,
      `${sha256}/0640.webp`,
      `${sha256}/640.png`,
      `${sha256}/640`,
    ]
    paths.push(
      `${sha256.toUpperCase()}/640.webp`,
      `..%2f..%2fetc/640.webp`,
      `${sha256}/..%2f640.webp`,
      `${sha256}/-1.webp`,
    )
    for (const path of paths) {
      const response = await clientOf(souk).get(`/media/${path}`)
      expect([response.status, response.body.code, response.headers.get('cache-control')], path).toEqual([
        404,
        'not_found',
        null,
      ])
    }
  })
})
