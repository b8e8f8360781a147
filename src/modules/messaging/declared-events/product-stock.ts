import { z } from 'zod'
import { type DeclaredEvent, describeData } from './declare-event.ts'

const shape = { product_id: z.int(), name: z.string(), sku: z.string().nullable() }
const Payload = z.object({ product: z.object(shape) })

const productData = describeData({ name: 'Product', shape, read: (payload) => Payload.parse(payload).product })

/** A trigger writes them when the last one goes, be it held or sold, and when there are some again. */
export const productStock: DeclaredEvent[] = ['product.sold-out', 'product.restocked'].map((event) => ({
  event,
  logged: productData,
}))
