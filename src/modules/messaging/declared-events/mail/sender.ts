import { z } from 'zod'
import type { ShopBrand } from './mail-template.ts'

const OfShop = z.object({
  shop: z.object({ name: z.string(), colour: z.string().nullable(), contact_email: z.string().nullable() }),
})

export interface Sender {
  brand: ShopBrand
  fromName?: string
  /** Where an answer goes; to the sending address where it is absent. */
  replyTo?: string
}

/** In whose name a mail is sent: the shop's that its event names, else the platform's. */
export function senderOf(payload: unknown, brand: ShopBrand): Sender {
  const { data } = OfShop.safeParse(payload)
  if (data === undefined) return { brand }
  const { name, colour, contact_email: replyTo } = data.shop
  return {
    brand: { ...brand, name, colour: colour ?? brand.colour },
    fromName: name,
    ...(replyTo !== null && { replyTo }),
  }
}
