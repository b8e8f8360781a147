import type { User } from './client.ts'
import { at, type Expectation, shopkeepers } from './expected-statuses.ts'
import { ended, table } from './transfers.ts'

const file = () => new Blob([table('name,price,quantity,sku', 'Jug,18.00,6,JUG-1')], { type: 'text/csv' })

/** Of imports and exports. */
export function transferExpectations(admin: () => User): Record<string, Expectation> {
  const exportOf = async ({ id: user_id }: User): Promise<number> =>
    (await admin().post('/exports', { what: 'products', user_id })).body.data.id

  async function finishedExportOf(user: User): Promise<number> {
    const id = await exportOf(user)
    await ended(admin(), id)
    return id
  }

  return {
    'POST /api/v1/products/import': {
      ...shopkeepers(202),
      request: async () => ({ path: '/api/v1/products/import', body: file() }),
    },
    'POST /api/v1/listings/import': {
      ...shopkeepers(202),
      request: async () => ({
        path: '/api/v1/listings/import',
        body: new Blob([table('title', 'Jugs')], { type: 'text/csv' }),
      }),
    },
    'POST /api/v1/exports': {
      ...shopkeepers(202),
      request: async () => ({ path: '/api/v1/exports', body: { what: 'products' } }),
    },
    'GET /api/v1/transfers': { ...shopkeepers(200), request: at('/api/v1/transfers') },
    'GET /api/v1/transfers/:id': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/transfers/${await exportOf(caller)}` }),
    },
    'GET /api/v1/transfers/:id/file': {
      ...shopkeepers(200),
      request: async (caller) => ({ path: `/api/v1/transfers/${await finishedExportOf(caller)}/file` }),
    },
    // One that has ended already: whose it is is looked at before that.
    'POST /api/v1/transfers/:id/cancellation': {
      ...shopkeepers(409),
      request: async (caller) => ({ path: `/api/v1/transfers/${await finishedExportOf(caller)}/cancellation` }),
    },
  }
}
