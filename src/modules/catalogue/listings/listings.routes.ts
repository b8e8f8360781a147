import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { findProductOwner, ProductResource } from '#modules/catalogue/products/index.ts'
import { readList, withChosenTenant, withListScope, withOwner } from '#modules/identity/access/index.ts'
import type { Database } from '#platform/database/transactions.ts'
import { envelope, pageEnvelope, pageOf, success } from '#platform/http/envelope.ts'
import { IdParams } from '#platform/http/fields.ts'
import { answer, sendAnswer } from '#platform/idempotency/answer.ts'
import { once } from '#platform/idempotency/once.ts'
import { queryOf } from '#platform/lists/list.ts'
import { pageIn } from '#platform/lists/page.ts'
import { createListing } from './create-listing.ts'
import { explainVisibility } from './explain-visibility.ts'
import { listProduct, unlistProduct } from './list-product.ts'
import { listingList } from './listing-list.ts'
import { findListingOwner, getListing, listedProductList } from './listings.queries.ts'
import {
  CreateListingRequest,
  ListingResource,
  ListingsOf,
  ListProductRequest,
  PublishRequest,
  ShowPicturesRequest,
  UpdateListingRequest,
  VisibilityResource,
  WholeListing,
} from './listings.schemas.ts'
import { publishListing, unpublishListing } from './publish-listing.ts'
import { showPictures } from './show-pictures.ts'
import { deleteListing, updateListing } from './update-listing.ts'

const ListListingsQuery = queryOf(listingList).extend(ListingsOf.shape)

export const listingRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.get(
    '/listings',
    {
      schema: { querystring: ListListingsQuery, response: { 200: pageEnvelope(ListingResource) } },
      config: { access: 'listings.manage', summary: 'List listings' },
    },
    async ({ actor, query }, reply) =>
      pageOf(reply, await readList(database, actor, listingList, query), query, 'Listings.'),
  )

  app.get(
    '/listings/:id',
    {
      schema: { params: IdParams, response: { 200: envelope(WholeListing) } },
      config: { access: 'listings.manage', summary: 'Read a listing with its first hundred products' },
    },
    async ({ actor, params: { id } }, reply) =>
      success(reply, await withListScope(database, actor, undefined, (tx) => getListing(tx, id)), 'Listing.'),
  )

  app.get(
    '/listings/:id/products',
    {
      schema: {
        params: IdParams,
        querystring: queryOf(listedProductList),
        response: { 200: pageEnvelope(ProductResource) },
      },
      config: {
        access: 'listings.manage',
        operation: 'listings.listProducts',
        summary: 'List the products of a listing, as it shows them',
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const page = await withListScope(database, actor, undefined, async (tx) => {
        const { user_id } = await getListing(tx, id)
        return pageIn(tx, listedProductList, query, { user_id, listing_id: id })
      })
      return pageOf(reply, page, query, 'Products.')
    },
  )

  app.post(
    '/listings',
    {
      schema: { body: CreateListingRequest, response: { 201: envelope(WholeListing) } },
      config: {
        access: 'listings.manage',
        idempotent: true,
        summary: 'Create a listing, a draft at first, with its products',
        located: true,
      },
    },
    async (request, reply) => {
      const { actor } = request
      const { user_id, ...listing } = request.body
      const created = await withChosenTenant(database, actor, user_id, (tx) =>
        once(tx, request, actor.userId, async () => {
          const resource = await createListing(tx, listing, actor.userId)
          const location = `/listings/${resource.id}`
          return answer(reply, { status: 201, message: 'Listing created.', location, resource })
        }),
      )
      return sendAnswer(reply, created)
    },
  )

  app.patch(
    '/listings/:id',
    {
      schema: { params: IdParams, body: UpdateListingRequest, response: { 200: envelope(WholeListing) } },
      config: { access: 'listings.manage', summary: 'Change a listing; its former address leads to it still' },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const listing = await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => updateListing(tx, id, body),
      )
      return success(reply, listing, 'Listing updated.')
    },
  )

  app.delete(
    '/listings/:id',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'listings.manage', summary: 'Delete a listing; its products stay' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => deleteListing(tx, id),
      )
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/listings/:id/publication',
    {
      schema: { params: IdParams, body: PublishRequest, response: { 200: envelope(WholeListing) } },
      config: {
        access: 'listings.manage',
        operation: 'listings.publish',
        summary: 'Publish a listing, now or from a time to come on',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const listing = await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => publishListing(tx, id, body.published_at),
      )
      return success(reply, listing, 'Listing published.')
    },
  )

  app.delete(
    '/listings/:id/publication',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'listings.manage', operation: 'listings.unpublish', summary: 'Take a listing out of the shop' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => unpublishListing(tx, id),
      )
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/listings/:id/media',
    {
      schema: { params: IdParams, body: ShowPicturesRequest, response: { 200: envelope(WholeListing) } },
      config: {
        access: 'listings.manage',
        operation: 'listings.showPictures',
        summary: 'Show these pictures in a listing, in this order, and no others',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const listing = await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => showPictures(tx, id, body),
      )
      return success(reply, listing, 'Pictures shown.')
    },
  )

  app.get(
    '/listings/:id/visibility',
    {
      schema: { params: IdParams, response: { 200: envelope(VisibilityResource) } },
      config: {
        access: 'listings.manage',
        operation: 'listings.explainVisibility',
        summary: 'Say in words why a listing is not to be seen',
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const visibility = await withOwner(
        database,
        actor,
        (tx) => findListingOwner(tx, id),
        (tx) => explainVisibility(tx, id),
      )
      return success(reply, visibility, 'Visibility.')
    },
  )

  app.put(
    '/products/:id/listing',
    {
      schema: { params: IdParams, body: ListProductRequest, response: { 200: envelope(WholeListing) } },
      config: {
        access: 'listings.manage',
        operation: 'products.show',
        summary: 'Show a product: in a listing of its own, published at once, or in one that is named',
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const listing = await withOwner(
        database,
        actor,
        (tx) => findProductOwner(tx, id),
        (tx) => listProduct(tx, id, body),
      )
      return success(reply, listing, 'Product shown.')
    },
  )

  app.delete(
    '/products/:id/listing',
    {
      schema: { params: IdParams, response: { 204: z.null() } },
      config: { access: 'listings.manage', operation: 'products.hide', summary: 'Take a product out of its listing' },
    },
    async ({ actor, params: { id } }, reply) => {
      await withOwner(
        database,
        actor,
        (tx) => findProductOwner(tx, id),
        (tx) => unlistProduct(tx, id),
      )
      return reply.code(204).send(null)
    },
  )
}
