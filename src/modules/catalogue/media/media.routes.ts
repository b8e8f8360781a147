import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { envelope, success } from '#platform/http/envelope.ts'
import { queryId } from '#platform/http/fields.ts'
import { keepPicture, type MediaDependencies } from './keep-picture.ts'
import { notAPicture } from './media.errors.ts'
import { MediaResource } from './media.schemas.ts'
import { receiveInTurn } from './media-turns.ts'
import { pictureTypes } from './picture-format.ts'

const maxBytes = 20 * 1024 * 1024

const Added = envelope(MediaResource)

const description = `The body is the picture's bytes: JPEG, PNG, WebP, AVIF or GIF, up to 20 MB and 50 megapixels. What the bytes are
decides, whatever type they are sent as. Of an animation the first frame is kept, and of what else is in the bytes, such as the place
where it was taken, nothing. The same bytes are one picture: 201 the first time, 200 from then on. A picture that nothing shows for a
day is deleted.`

/** Bytes instead of JSON, and more of them, for the routes of this plugin alone. */
export const mediaRoutes: FastifyPluginAsyncZod<MediaDependencies> = async (app, dependencies) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser([...pictureTypes], { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('*', (_request, _payload, done) => done(notAPicture()))
  receiveInTurn(app)

  app.post(
    '/media',
    {
      schema: {
        querystring: z.strictObject({ user_id: queryId.optional() }),
        response: { 200: Added, 201: Added },
      },
      bodyLimit: maxBytes,
      config: {
        access: 'listings.manage',
        operation: 'media.add',
        summary: 'Add a picture',
        description,
        bodyTypes: pictureTypes,
      },
    },
    async ({ actor, query: { user_id = actor.shopId }, body }, reply) => {
      if (!Buffer.isBuffer(body)) throw notAPicture()
      const { added, resource } = await keepPicture(dependencies, actor, user_id, body)
      reply.code(added ? 201 : 200)
      return success(reply, resource, added ? 'Picture added.' : 'The picture was there already.')
    },
  )
}
