import { newProduct, newUser, type User } from './client.ts'
import { at, type Expectation, everybody, shopkeepers } from './expected-statuses.ts'
import type { Souk } from './harness.ts'

/** Of a shop: its desk, and what anybody sees of it. */
export function storeExpectations(souk: () => Souk, admin: () => User): Record<string, Expectation> {
  async function listingOf({ id }: User): Promise<{ id: number; slug: string; products: { id: number }[] }> {
    const listing = { title: 'Blue mug', products: [{ price: '9.00', quantity: 5 }], user_id: id }
    return (await admin().post('/listings', listing)).body.data
  }

  const categoryOf = async ({ id }: User) =>
    (await admin().post('/categories', { name: 'Mugs', user_id: id })).body.data.id as number

  /** A shop that is open to everybody, with a listing. */
  async function openShop(): Promise<{ path: string; listing: string }> {
    const merchant = await newUser(souk(), 'merchant')
    const { slug } = (await merchant.call('PUT', '/shop/opening')).body.data
    const listing = await listingOf(merchant)
    await merchant.call('PUT', `/listings/${listing.id}/publication`)
    return { path: `/api/v1/shops/${slug}`, listing: listing.slug }
  }

  const inShop = (rest: string) => async () => ({ path: `${(await openShop()).path}${rest}` })

  return {
    'GET /api/v1/shop': { ...shopkeepers(200), request: at('/api/v1/shop') },
    'PATCH /api/v1/shop': {
      ...shopkeepers(200),
      request: async () => ({ path: '/api/v1/shop', body: { description: 'Pots.' } }),
    },
    'PUT /api/v1/shop/opening': { ...shopkeepers(200), request: at('/api/v1/shop/opening') },
    'DELETE /api/v1/shop/opening': { ...shopkeepers(204), request: at('/api/v1/shop/opening') },
    'GET /api/v1/listings': { ...shopkeepers(200), request: at('/api/v1/listings') },
    'POST /api/v1/listings': {
      ...shopkeepers(201),
      request: async () => ({ path: '/api/v1/listings', body: { title: 'Mug' } }),
    },
    'GET /api/v1/listings/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/listings/${(await listingOf(caller)).id}` }),
    },
    'GET /api/v1/listings/:id/products': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/listings/${(await listingOf(caller)).id}/products` }),
    },
    'POST /api/v1/listings/:id/products': {
      ...shopkeepers(201),
      request: async (caller) => {
        const listing = { title: 'Blue cup', user_id: caller.id }
        const { id } = (await admin().post('/listings', listing)).body.data
        return { path: `/api/v1/listings/${id}/products`, body: { products: [{ price: '9.00', quantity: 5 }] } }
      },
    },
    'PATCH /api/v1/listings/:id/products': {
      ...shopkeepers(200),
      request: async (caller) => {
        const { id, products } = await listingOf(caller)
        return { path: `/api/v1/listings/${id}/products`, body: { products: [{ id: products[0]?.id, price: '8.00' }] } }
      },
    },
    'PATCH /api/v1/listings/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({
        path: `/api/v1/listings/${(await listingOf(caller)).id}`,
        body: { title: 'Green mug' },
      }),
    },
    'DELETE /api/v1/listings/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/listings/${(await listingOf(caller)).id}` }),
    },
    'PUT /api/v1/listings/:id/publication': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/listings/${(await listingOf(caller)).id}/publication` }),
    },
    'DELETE /api/v1/listings/:id/publication': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/listings/${(await listingOf(caller)).id}/publication` }),
    },
    'PUT /api/v1/listings/:id/media': {
      ...shopkeepers(200),
      request: async (caller) => ({
        path: `/api/v1/listings/${(await listingOf(caller)).id}/media`,
        body: { media: [] },
      }),
    },
    'GET /api/v1/listings/:id/visibility': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/listings/${(await listingOf(caller)).id}/visibility` }),
    },
    'PUT /api/v1/products/:id/listing': {
      ...shopkeepers(200),
      request: async (caller) => ({
        path: `/api/v1/products/${(await newProduct(admin(), { user_id: caller.id })).id}/listing`,
      }),
    },
    'DELETE /api/v1/products/:id/listing': {
      ...shopkeepers(204),
      request: async (caller) => ({
        path: `/api/v1/products/${(await newProduct(admin(), { user_id: caller.id })).id}/listing`,
      }),
    },
    'GET /api/v1/categories': { ...shopkeepers(200), request: at('/api/v1/categories') },
    'POST /api/v1/categories': {
      ...shopkeepers(201),
      request: async () => ({ path: '/api/v1/categories', body: { name: 'Mugs' } }),
    },
    'PATCH /api/v1/categories/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/categories/${await categoryOf(caller)}`, body: { position: 3 } }),
    },
    'DELETE /api/v1/categories/:id': {
      ...shopkeepers(204),
      request: async (caller) => ({ path: `/api/v1/categories/${await categoryOf(caller)}` }),
    },
    'GET /api/v1/shops/:shop': { ...everybody(200), request: inShop('') },
    'GET /api/v1/shops/:shop/categories': { ...everybody(200), request: inShop('/categories') },
    'GET /api/v1/shops/:shop/listings': { ...everybody(200), request: inShop('/listings') },
    'GET /api/v1/shops/:shop/listings/:listing': { ...everybody(200), request: inShop('/listings/blue-mug') },
  }
}
