import { orderReceivedEvent } from '#modules/sales/storefront-orders/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { orderLines } from './mail/order-lines.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'

/** To the buyer: that the order has come. */
const mail: MailTemplate = {
  optional: false,
  forBuyers: true,
  render(payload, brand) {
    const { order, orderUrl } = ToBuyer.parse(payload)
    const name = orderOfShop(order)
    const sentences = ['We have your order, and this is what it holds.', ...whereToLook(orderUrl)]
    const heading = `Thank you for your ${name}`
    return layOut({ subject: `Your ${name}`, heading, sentences, detail: orderLines(order) }, brand)
  },
}

export const orderReceived: DeclaredEvent = { event: orderReceivedEvent, mail }
