import { z } from 'zod'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut, oneLine } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { spoken } from './mail/spoken.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'
import { orderData } from './order-data.ts'

const Payload = ToBuyer.extend({
  fulfillment: z.object({
    carrier: z.string().nullable(),
    tracking_number: z.string().nullable(),
    tracking_url: z.string().nullable(),
    items: z.array(z.object({ product_name: z.string(), quantity: z.int() })),
  }),
})

const wording = spoken({
  en: {
    heading: (order: string) => `Goods of your ${order} have left`,
    sent: (items: string) => `On their way: ${items}.`,
    parcel: (parcel: string) => `With ${parcel}.`,
    follow: (page: string) => `Follow the parcel: ${page}`,
  },
  de: {
    heading: (order: string) => `Ware Ihrer ${order} ist unterwegs`,
    sent: (items: string) => `Versandt sind: ${items}.`,
    parcel: (parcel: string) => `Mit ${parcel}.`,
    follow: (page: string) => `Das Paket verfolgen: ${page}`,
  },
})

/** To the buyer, or at the desk to the user: what has left, and how to follow it. */
const mail: MailTemplate = {
  optional: true,
  forBuyers: true,
  render(payload, brand) {
    const { order, orderUrl, fulfillment } = Payload.parse(payload)
    const { carrier, tracking_number, tracking_url, items } = fulfillment
    const words = wording(brand)
    const heading = words.heading(orderOfShop(order, brand))
    const parcel = [carrier, tracking_number].filter((part) => part !== null).map(oneLine)
    const sentences = [
      words.sent(items.map(({ quantity, product_name }) => `${quantity} × ${oneLine(product_name)}`).join(', ')),
      ...(parcel.length > 0 ? [words.parcel(parcel.join(', '))] : []),
      ...(tracking_url === null ? [] : [words.follow(oneLine(tracking_url))]),
      ...whereToLook(orderUrl, brand),
    ]
    return layOut({ subject: heading, heading, sentences }, brand)
  },
}

export const fulfillmentShipped: DeclaredEvent = { event: 'fulfillment.shipped', logged: orderData, mail }
