import { expect, it } from 'vitest'
import { newUser } from './client.ts'
import { startSouk } from './harness.ts'

const nobody = 999_999
const promotion = { name: 'Tea', code: 'TEA10', kind: 'percent', value: '10' }
const items = [{ product_id: 1, quantity: 1 }]

/** In the body, or where there is none in the query. */
const calls: [method: string, path: string, body?: object][] = [
  ['POST', '/products', { name: 'Tea', price: '1.00', quantity: 1 }],
  ['POST', '/listings', { title: 'Tea' }],
  ['POST', '/categories', { name: 'Tea' }],
  ['POST', '/orders', { items }],
  ['POST', '/drafts', { items }],
  ['POST', '/promotions', promotion],
  ['POST', '/promotions/preview', promotion],
  ['POST', '/tax-rates', { country: 'DE', name: 'VAT', rate: '19' }],
  ['POST', '/shipping-zones', { name: 'Home', countries: ['DE'] }],
  ['POST', '/webhook-endpoints', { url: 'https://shop.example/hooks', events: ['order.created'] }],
  ['POST', '/exports', { what: 'products' }],
  ['GET', '/shop'],
  ['PATCH', '/shop'],
  ['PUT', '/shop/opening'],
  ['DELETE', '/shop/opening'],
  ['PUT', '/shop/presets'],
  ['GET', '/payment-accounts'],
  ['GET', '/events'],
  ['GET', '/stats'],
]

it('a user who does not exist, named by an operator, is a problem of that field', async () => {
  const souk = await startSouk()
  const admin = await newUser(souk, 'admin')
  for (const [method, path, body] of calls) {
    const inQuery = `${path}?user_id=${nobody}`
    const answer = body
      ? await admin.call(method, path, { ...body, user_id: nobody })
      : await admin.call(method, inQuery, method === 'PATCH' ? { name: 'Tea' } : undefined)
    expect([answer.status, answer.body?.errors], `${method} ${path}`).toEqual([
      422,
      { user_id: ['The user_id field names no user.'] },
    ])
  }
})
