import { z } from 'zod'
import { pictureTypes } from './picture-format.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const MediaResource = z
  .object({
    /** Of the bytes as they were sent: the picture's name everywhere. */
    sha256,
    content_type: z.enum(pictureTypes),
    bytes: z.int(),
    /** As it is seen: turned the right way up. */
    width: z.int(),
    height: z.int(),
    /** The path of its largest file on this server. */
    url: z.string(),
    /** Those that it has, for `/media/{sha256}/{width}.webp`. */
    widths: z.array(z.int()),
  })
  .meta({ id: 'Media' })
export type MediaResource = z.infer<typeof MediaResource>

export const PictureParams = z.object({
  sha256,
  width: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .meta({ type: 'integer', minimum: 1, maximum: 9_999, pattern: undefined }),
})
