import sharp, { type Metadata } from 'sharp'
import { brokenPicture, notAPicture, tooManyPixels, tooSlow, tooTall } from './media.errors.ts'
import { type PictureType, pictureTypeOf } from './picture-format.ts'
import { fileWidthsOf, largestWidth, widthsOf } from './picture-widths.ts'

/** Of the bytes as they were sent; width and height as they are seen, turned the right way up. */
export interface PictureFacts {
  contentType: PictureType
  width: number
  height: number
}

const maxPixels = 50_000_000
/** WebP holds no more. */
const maxSide = 16_383
const timeLimitSeconds = 20
const quality = 80

// Nothing is read but these five, whatever the bytes pretend to be: SVG, PDF and others have readers that run programs.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}Buffer`),
})
// Each picture is another one, and takes one thread: how many at once, media-turns.ts says.
sharp.cache(false)
sharp.concurrency(1)

/** Of an animation the first frame. What a sender can get wrong without anybody seeing it is no error. */
const input = { limitInputPixels: maxPixels, failOn: 'error' } as const

/** Reads the head of it. Throws what the sender has to hear. */
export async function inspectPicture(bytes: Buffer): Promise<PictureFacts> {
  const contentType = pictureTypeOf(bytes)
  if (contentType === undefined) throw notAPicture()
  const metadata = await sharp(bytes, input).metadata().catch(throwReason)
  if (contentType === 'image/avif' && metadata.compression !== 'av1') throw notAPicture()
  if (pixelsOf(metadata) > maxPixels) throw tooManyPixels(maxPixels)
  const { width, height } = metadata.autoOrient
  if (height * Math.min(1, largestWidth / width) > maxSide) throw tooTall()
  return { contentType, width, height }
}

const pixelsOf = ({ width, height, pages = 1 }: Metadata) => width * height * pages

/**
 * The files by their width: turned the right way up, in sRGB, and with nothing of what else was in the bytes, such as where it
 * was taken. The bytes themselves are read once; all that follows has the size of a page's picture.
 */
export async function renderPicture(bytes: Buffer, { width }: PictureFacts): Promise<Map<number, Buffer>> {
  const { data, info } = await sharp(bytes, input)
    .timeout({ seconds: timeLimitSeconds })
    .autoOrient()
    .resize({ width: Math.min(width, largestWidth), withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(throwReason)
  const rendered = new Map<number, Buffer>()
  for (const each of widthsOf(width)) {
    const picture = sharp(data, { raw: info }).resize({ width: each, withoutEnlargement: true })
    rendered.set(each, await picture.webp({ quality }).toBuffer())
  }
  const whole = rendered.get(Math.min(width, largestWidth)) as Buffer
  return new Map(fileWidthsOf(width).map((each) => [each, rendered.get(each) ?? whole]))
}

/** The library gives its reasons in words alone. */
function throwReason({ message }: Error): never {
  if (message.includes('pixel limit')) throw tooManyPixels(maxPixels)
  if (message.startsWith('timeout')) throw tooSlow()
  throw brokenPicture()
}
