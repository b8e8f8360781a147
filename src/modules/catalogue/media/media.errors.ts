import { Failure, validationFailed } from '#platform/http/failure.ts'

const refused = (sentence: string) => validationFailed({ body: [sentence] })

export const notAPicture = () =>
  new Failure(
    415,
    'unsupported_media_type',
    'The body must be a JPEG, PNG, WebP, AVIF or GIF picture, sent as its type.',
  )

export const brokenPicture = () => refused('The picture is broken or not whole.')

export const tooManyPixels = (most: number) =>
  refused(`The picture has more than ${most / 1_000_000} megapixels, those of all its frames counted.`)

export const tooTall = () => refused('The picture is too tall for its width.')

export const tooSlow = () => refused('The picture takes too long to be read.')

/** For a few seconds, once a day at most: the next attempt makes the files anew. */
export const beingDeleted = () =>
  new Failure(503, 'unavailable', 'A picture of these bytes is being deleted at the moment. Try again shortly.', {
    headers: { 'retry-after': '5' },
  })

export const pictureNotFound = () => new Failure(404, 'not_found', 'There is no such picture.')
