import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moved, type VisitedShop, type VisitShop } from '#modules/catalogue/shops/index.ts'
import { finishedAnswer } from '#platform/cache/answer.ts'
import type { Cache } from '#platform/cache/cache.ts'
import { type Database, withVisitor } from '#platform/database/transactions.ts'
import { envelope, pageBody, pageEnvelope, successBody } from '#platform/http/envelope.ts'
import { sendPublic } from '#platform/http/send-cached.ts'
import { listKey } from '#platform/lists/list-key.ts'
import { readPage } from '#platform/lists/page.ts'
import { readCategoryTree } from './category-tree.ts'
import { listingMoved, readStoreListing, requireSlug } from './read-listing.ts'
import { StoreCategory, StoreListing, StoreShop, WholeStoreListing } from './store.schemas.ts'
import { storeListingList } from './store-listing-list.ts'
import { listQueryOf, StoreListingsQuery } from './store-query.ts'

export interface StoreDependencies {
  database: Database
  cache: Cache
  visitShop: VisitShop
}

const ShopParams = z.object({ shop: z.string() })
const ListingParams = ShopParams.extend({ listing: z.string() })
const topic = 'store'

/** What anybody reads of an open shop. */
export const storeRoutes: FastifyPluginAsyncZod<StoreDependencies> = async (app, { database, cache, visitShop }) => {
  app.get(
    '/shops/:shop',
    {
      schema: { params: ShopParams, response: { 200: envelope(StoreShop), 304: z.null() } },
      config: {
        access: 'public',
        operation: 'store.getShop',
        summary: 'What a shop says of itself',
        cached: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop, seen } = await visitShop(request.params.shop, request.url)
      const read = await cache.read(seen, topic, 'about', async () =>
        finishedAnswer((requestId) => successBody(requestId, toStoreShop(shop), 'Shop.')),
      )
      return sendPublic(reply, read)
    },
  )

  app.get(
    '/shops/:shop/categories',
    {
      schema: { params: ShopParams, response: { 200: envelope(z.array(StoreCategory)), 304: z.null() } },
      config: {
        access: 'public',
        operation: 'store.listCategories',
        summary: "A shop's categories",
        cached: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop, seen } = await visitShop(request.params.shop, request.url)
      const read = await cache.read(seen, topic, 'categories', async () => {
        const tree = await withVisitor(database, { shop: shop.userId }, readCategoryTree, 'reading')
        return finishedAnswer((requestId) => successBody(requestId, tree, 'Categories.'))
      })
      return sendPublic(reply, read)
    },
  )

  app.get(
    '/shops/:shop/listings',
    {
      schema: {
        params: ShopParams,
        querystring: StoreListingsQuery,
        response: { 200: pageEnvelope(StoreListing), 304: z.null() },
      },
      config: {
        access: 'public',
        operation: 'store.listListings',
        summary: 'What a shop shows; `option.size=M` and the like choose by option',
        cached: true,
        failures: [moved],
      },
    },
    async (request, reply) => {
      const { shop, seen } = await visitShop(request.params.shop, request.url)
      const query = listQueryOf(request.query)
      const read = await cache.read(seen, topic, listKey(query), async () => {
        const page = await readPage(database, storeListingList, query, { shop: shop.userId })
        return finishedAnswer((requestId) => pageBody(requestId, page, query, 'Listings.'))
      })
      return sendPublic(reply, read)
    },
  )

  app.get(
    '/shops/:shop/listings/:listing',
    {
      schema: { params: ListingParams, response: { 200: envelope(WholeStoreListing), 304: z.null() } },
      config: {
        access: 'public',
        operation: 'store.getListing',
        summary: 'A listing with its products',
        cached: true,
        failures: [moved, listingMoved],
      },
    },
    async (request, reply) => {
      const { shop, seen } = await visitShop(request.params.shop, request.url)
      const slug = request.params.listing
      requireSlug(slug)
      const pathOf = (present: string) => `/api/v1/shops/${shop.slug}/listings/${encodeURIComponent(present)}`
      const read = await cache.read(seen, topic, `listing:${slug}`, async () => {
        const visit = { shop: shop.userId }
        const listing = await withVisitor(database, visit, (tx) => readStoreListing(tx, slug, pathOf), 'reading')
        return finishedAnswer((requestId) => successBody(requestId, listing, 'Listing.'))
      })
      return sendPublic(reply, read)
    },
  )
}

function toStoreShop({ pricesIncludeTax, userId, logoUrl, timeZone, ...shop }: VisitedShop): z.infer<typeof StoreShop> {
  return { ...shop, prices_include_tax: pricesIncludeTax, logo_url: logoUrl, time_zone: timeZone }
}
