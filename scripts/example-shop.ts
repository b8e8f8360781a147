import type { Souk } from '@souk/client'
import { newPicture } from '#test/pictures.ts'

/** A merchant opens a shop, shows something in it, and a stranger looks around. */
export async function keepShop(merchant: Souk, stranger: Souk): Promise<void> {
  await merchant.shop.update({ body: { slug: 'green-door' } })
  await merchant.shop.update({ body: { slug: 'blue-door', name: 'The Blue Door', description: 'Stoneware, by hand.' } })
  await merchant.shop.open()
  await merchant.shop.get()
  await merchant.shop.close()
  await merchant.shop.open()
  const { data: kitchen } = await merchant.categories.create({ body: { name: 'Kitchen' } })
  await merchant.categories.update({ path: { id: kitchen.id }, body: { position: 1 } })
  await merchant.categories.list()
  const { data: bowl } = await merchant.listings.create({
    body: {
      title: 'Serving bowl',
      description: 'Wide and shallow.',
      option_names: ['colour'],
      category_ids: [kitchen.id],
      products: [
        { price: '48.00', quantity: 12, options: { colour: 'blue' }, sku: 'BOWL-B' },
        { price: '52.00', quantity: 3, options: { colour: 'white' }, sku: 'BOWL-W' },
      ],
    },
  })
  const { data: picture } = await merchant.media.add({ body: await newPicture() })
  const gallery = [{ sha256: picture.sha256, alt: 'A wide blue bowl' }]
  await merchant.listings.showPictures({ path: { id: bowl.id }, body: { media: gallery } })
  await merchant.listings.publish({ path: { id: bowl.id }, body: {} })
  await merchant.listings.update({ path: { id: bowl.id }, body: { seo_description: 'A wide stoneware bowl.' } })
  await merchant.listings.list()
  await merchant.listings.get({ path: { id: bowl.id } })
  await merchant.listings.listProducts({ path: { id: bowl.id } })
  await merchant.listings.addProducts({
    path: { id: bowl.id },
    body: { products: [{ price: '44.00', quantity: 3, options: { colour: 'green' } }] },
  })
  await merchant.listings.updateProducts({
    path: { id: bowl.id },
    body: {
      products: bowl.products.map(({ id, quantity }) => ({ id, quantity: quantity + 5, expected_quantity: quantity })),
    },
  })
  await merchant.listings.explainVisibility({ path: { id: bowl.id } })
  const { data: cup } = await merchant.products.create({ body: { name: 'Cup', price: '9.00', quantity: 4 } })
  const { data: shown } = await merchant.products.show({ path: { id: cup.id }, body: {} })
  await lookAround(stranger)
  await merchant.products.hide({ path: { id: cup.id } })
  await merchant.listings.unpublish({ path: { id: shown.id } })
  await merchant.listings.delete({ path: { id: shown.id } })
  await merchant.listings.update({ path: { id: bowl.id }, body: { slug: 'wide-bowl' } })
  const { data: empty } = await merchant.categories.create({ body: { name: 'Empty' } })
  await merchant.categories.delete({ path: { id: empty.id } })
}

async function lookAround(stranger: Souk): Promise<void> {
  const path = { shop: 'blue-door' }
  await stranger.store.getShop({ path })
  await stranger.store.listCategories({ path })
  await stranger.store.listListings({ path, query: { in_stock: true } })
  await stranger.store.getListing({ path: { ...path, listing: 'serving-bowl' } })
}
