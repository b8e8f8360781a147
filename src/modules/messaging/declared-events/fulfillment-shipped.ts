import { z } from 'zod'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut, oneLine } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
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

/** To the buyer, or at the desk to the user: what has left, and how to follow it. */
const mail: MailTemplate = {
  optional: true,
  forBuyers: true,
  render(payload, brand) {
    const { order, orderUrl, fulfillment } = Payload.parse(payload)
    const { carrier, tracking_number, tracking_url, items } = fulfillment
    const heading = `Goods of your ${orderOfShop(order)} have left`
    const parcel = [carrier, tracking_number].filter((part) => part !== null).map(oneLine)
    const sentences = [
      `On their way: ${items.map(({ quantity, product_name }) => `${quantity} × ${oneLine(product_name)}`).join(', ')}.`,
      ...(parcel.length > 0 ? [`With ${parcel.join(', ')}.`] : []),
      ...(tracking_url === null ? [] : [`Follow the parcel: ${oneLine(tracking_url)}`]),
      ...whereToLook(orderUrl),
    ]
    return layOut({ subject: heading, heading, sentences }, brand)
  },
}

export const fulfillmentShipped: DeclaredEvent = { event: 'fulfillment.shipped', logged: orderData, mail }
