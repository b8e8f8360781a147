import { expect } from 'vitest'
import { newUser, type User } from './client.ts'
import type { Souk } from './harness.ts'

export interface OpenShop {
  merchant: User
  slug: string
  /** Publishes a listing and answers it. */
  publish: (listing: object) => Promise<{ id: number; slug: string; products: { id: number }[] }>
}

/** A shop that is open, with nothing in it. */
export async function openStorefront(souk: Souk, slug: string, about: object = {}): Promise<OpenShop> {
  const merchant = await newUser(souk, 'merchant')
  const changed = await merchant.call('PATCH', '/shop', { slug, name: 'Blue Door', ...about })
  expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  expect((await merchant.call('PUT', '/shop/opening')).status).toBe(200)
  const publish: OpenShop['publish'] = async (listing) => {
    const { status, body } = await merchant.post('/listings', listing)
    expect(status, JSON.stringify(body)).toBe(201)
    await merchant.call('PUT', `/listings/${body.data.id}/publication`)
    return body.data
  }
  return { merchant, slug, publish }
}

const sizes = ['S', 'M', 'L']
const colours = ['indigo', 'sand']

/** What a small shop has on its shelves: options, a lowered price, something sold out, and texts in Markdown. */
export async function fillShelves({ merchant, publish }: OpenShop): Promise<void> {
  const category = async (name: string, parent_id?: number) =>
    (await merchant.post('/categories', { name, ...(parent_id !== undefined && { parent_id }) })).body.data.id
  const kitchen = await category('Kitchen')
  const cups = await category('Cups', kitchen)
  const textiles = await category('Textiles')
  for (const [title, price, quantity, categoryId, more] of [
    ['Copper kettle', '64.00', 12, kitchen, {}],
    ['Tea glass', '3.20', 3, cups, {}],
    ['Brass tray', '41.50', 0, kitchen, {}],
    ['Glazed bowl', '28.00', 30, kitchen, { compare_at_price: '34.00' }],
    ['Espresso cup', '12.50', 40, cups, {}],
    ['Wool throw', '89.00', 9, textiles, {}],
    ['Market basket', '31.00', 9, textiles, {}],
  ] as const)
    await publish({ title, category_ids: [categoryId], products: [{ price, quantity, ...more }] })
  await publish({
    title: 'Linen shirt',
    description:
      'A shirt for **warm days**, woven from European flax and washed until it is soft.\n\n- Mother-of-pearl buttons\n- Cut straight, for all\n\n## Care\n\nWash at 40 degrees. [More about linen](https://example.com/linen)',
    category_ids: [textiles],
    option_names: ['size', 'colour'],
    products: sizes.flatMap((size, row) =>
      colours
        .map((colour, column) => ({
          price: size === 'L' ? '42.50' : '39.00',
          quantity: (row + column) % 3 === 2 ? 0 : 3 + 9 * row,
          options: { size, colour },
          sku: `LS-${size}-${colour.slice(0, 2).toUpperCase()}`,
        }))
        .filter(({ sku }) => sku !== 'LS-S-SA'),
    ),
  })
}

/** Germany is sent to, by parcel or faster, and taxed. */
export async function sendTo({ merchant }: OpenShop): Promise<void> {
  const zone = {
    name: 'Germany',
    countries: ['DE'],
    rates: [
      { name: 'Parcel', price: '4.90' },
      { name: 'Express', price: '12.90' },
    ],
  }
  expect((await merchant.post('/shipping-zones', zone)).status).toBe(201)
  const rate = { name: 'VAT', country: 'DE', tax_class: 'standard', rate: '19' }
  expect((await merchant.post('/tax-rates', rate)).status).toBe(201)
}
