import { z } from 'zod'
import { largestWidth } from './picture-widths.ts'

/** A picture as pages show it. `width` and `height` are those of the file behind `url`; narrower ones lie beside it. */
export const PictureResource = z
  .object({ url: z.string(), width: z.int(), height: z.int(), alt: z.string() })
  .meta({ id: 'Picture' })

const width = (media: string) => `least(${media}.width, ${largestWidth})`

export const pictureUrlOf = (media: string) => `'/media/' || ${media}.sha256 || '/' || ${width(media)} || '.webp'`

/** The same in SQL, of a row of `media` by its alias and of what describes it. */
export const pictureJson = (media: string, alt: string) => `json_build_object('url', ${pictureUrlOf(media)},
  'width', ${width(media)}, 'height', greatest(1, round(${media}.height * ${width(media)}::numeric / ${media}.width)::int), 'alt', ${alt})`

/** The first picture of a listing, `shown` by the given conditions; the listing's own columns go by its alias. */
export const firstPictureOf = (listing: string, condition = 'true') => `(SELECT ${pictureJson('media', 'shown.alt')}
  FROM listing_media AS shown JOIN media ON media.user_id = shown.user_id AND media.id = shown.media_id
  WHERE shown.user_id = ${listing}.user_id AND shown.listing_id = ${listing}.id AND ${condition}
  ORDER BY position LIMIT 1)`
