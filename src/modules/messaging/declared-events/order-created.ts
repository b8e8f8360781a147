import { z } from 'zod'
import { orderCreatedEvent } from '#modules/sales/orders/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { MailedOrder, orderLines, orderName } from './mail/order-lines.ts'
import { orderData } from './order-data.ts'

const Payload = z.object({ order: MailedOrder })

/** To the user who placed an order at the desk, or whose shop has one from its storefront. */
const mail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { order } = Payload.parse(payload)
    const detail = orderLines(order, brand)
    if (order.source === 'storefront') {
      const heading = `You have a new ${orderName(order)}`
      const sentence = `${order.email ?? 'Somebody'} ordered this in your shop.`
      return layOut({ subject: `${heading} for ${order.total_price}`, heading, sentences: [sentence], detail }, brand)
    }
    const subject = `Your ${orderName(order)} for ${order.total_price}`
    const heading = `Thank you for your ${orderName(order)}`
    return layOut({ subject, heading, sentences: ['This is what you ordered.'], detail }, brand)
  },
}

export const orderCreated: DeclaredEvent = { event: orderCreatedEvent, logged: orderData, mail }
