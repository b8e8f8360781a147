import { z } from 'zod'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'
import { orderData } from './order-data.ts'

const Payload = ToBuyer.extend({ refund: z.object({ amount: z.string() }) })

const mail: MailTemplate = {
  optional: true,
  forBuyers: true,
  render(payload, brand) {
    const { order, orderUrl, refund } = Payload.parse(payload)
    const heading = `${refund.amount} ${order.currency ?? ''} of your ${orderOfShop(order)} is on its way back`
    return layOut({ subject: heading, heading, sentences: ['We gave it back today.', ...whereToLook(orderUrl)] }, brand)
  },
}

export const refundSucceeded: DeclaredEvent = { event: 'refund.succeeded', logged: orderData, mail }
