import { randomBytes } from 'node:crypto'
import sharp from 'sharp'

export interface PictureOptions {
  width?: number
  height?: number
  type?: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/gif'
}

/** A picture that nobody has seen before: a field of a colour of its own with some noise. */
export async function pictureBytes({ width = 800, height = 600, type = 'image/png' }: PictureOptions = {}) {
  const noise = { raw: { width: 8, height: 8, channels: 3 as const } }
  return sharp(randomBytes(8 * 8 * 3), noise)
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .toFormat(type.slice('image/'.length) as 'png')
    .toBuffer()
}

/** The same as a client sends it. */
export const newPicture = async (options: PictureOptions = {}) =>
  sentAs(await pictureBytes(options), options.type ?? 'image/png')

export const sentAs = (bytes: Uint8Array<ArrayBuffer> | Buffer, type: string) =>
  new Blob([new Uint8Array(bytes)], { type })
