import { listProduct, showPictures } from '#modules/catalogue/listings/index.ts'
import { bringPicture, type MediaDependencies } from '#modules/catalogue/media/index.ts'
import { openShop, updateShop } from '#modules/catalogue/shops/index.ts'
import { CreatePromotionRequest, createPromotion } from '#modules/sales/promotions/index.ts'
import { acceptPresets } from '#modules/sales/shop-presets/index.ts'
import { withTenant } from '#platform/database/transactions.ts'
import { drawBowl } from './draw-bowl.ts'

/** How a demo shop shows itself to the world. */
export interface DemoStorefront {
  slug: string
  name: string
  description: string
  colour: string
  /** Of what each product's picture shows, in the order of the products. */
  pictures: readonly string[]
  promotion: { name: string; code: string; kind: 'percent'; value: string }
}

interface Opening {
  userId: number
  storefront: DemoStorefront
  products: { id: number; name: string }[]
}

/** Opens the shop with everything in it published, by the functions that the API calls. */
export async function openStorefront(dependencies: MediaDependencies, opening: Opening): Promise<void> {
  const { database } = dependencies
  const { userId, storefront, products } = opening
  const { slug, name, description, colour, pictures, promotion } = storefront
  // One after the other: pictures have few places, and a start takes nobody's.
  const drawn: { sha256: string }[] = []
  for (const [at, hex] of pictures.entries())
    drawn.push(await bringPicture(dependencies, userId, await drawBowl(hex, at + 1)))
  await withTenant(database, userId, async (tx) => {
    await updateShop(tx, { slug, name, description, colour }, userId)
    await acceptPresets(tx)
    await createPromotion(tx, CreatePromotionRequest.parse(promotion))
    for (const [at, product] of products.entries()) {
      const { id } = await listProduct(tx, product.id, { options: {} })
      const sha256 = drawn[at]?.sha256
      const media = sha256 === undefined ? [] : [{ sha256, alt: `A bowl of ${product.name}`, product_id: null }]
      await showPictures(tx, id, { media })
    }
    await openShop(tx, { by: userId })
  })
}
