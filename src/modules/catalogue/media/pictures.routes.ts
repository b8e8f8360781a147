import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Files } from '#platform/files/files.ts'
import { isNamedBy } from '#platform/http/preconditions.ts'
import { pictureNotFound } from './media.errors.ts'
import { PictureParams } from './media.schemas.ts'
import { fileName } from './picture-widths.ts'

const headers = {
  'cache-control': 'public, max-age=31536000, immutable',
  // For any page, and for none as anything but a picture.
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
}

/** `GET /media/{sha256}/{width}.webp`, for everybody: who knows the name has seen the picture. Nothing is asked but where it lies. */
export const pictureRoutes: FastifyPluginAsyncZod<{ files: Files }> = async (app, { files }) => {
  app.get(
    '/media/:sha256/:width.webp',
    {
      schema: { params: PictureParams, response: { 200: z.unknown(), 304: z.null() } },
      config: {
        access: 'public',
        operation: 'media.get',
        summary: 'Read a picture in one of its widths',
        immutable: true,
        file: true,
        mediaType: 'image/webp',
      },
    },
    async ({ params: { sha256, width }, headers: { 'if-none-match': ifNoneMatch } }, reply) => {
      const etag = `"${sha256.slice(0, 32)}-${width}"`
      // The same for all pages, wherever they are from.
      reply.removeHeader('vary')
      // What has this name never changes, so whoever has it needs not even the file.
      if (ifNoneMatch !== undefined && isNamedBy(ifNoneMatch, etag))
        return reply
          .code(304)
          .headers({ ...headers, etag })
          .send()
      const file = await files.open(fileName(sha256, Number(width)))
      if (file === undefined) throw pictureNotFound()
      reply.headers({ ...headers, etag, 'content-type': 'image/webp', 'content-length': file.bytes })
      return reply.send(file.stream)
    },
  )
}
