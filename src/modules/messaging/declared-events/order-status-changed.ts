import { OrderResource } from '#modules/sales/orders/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { MailedOrder, orderLines, orderName } from './mail/order-lines.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'
import { orderData } from './order-data.ts'

const Payload = ToBuyer.extend({ order: MailedOrder.extend({ status: OrderResource.shape.status }) })

/** What each status means to the buyer; the first words go into the subject. */
const wording: Record<OrderResource['status'], { news: string; sentence: string }> = {
  pending: { news: 'is pending', sentence: 'We wait for its payment.' },
  paid: { news: 'is paid', sentence: 'We have your payment and prepare the parcel.' },
  shipped: { news: 'is on its way', sentence: 'The parcel has left us.' },
  delivered: { news: 'was delivered', sentence: 'We hope that everything arrived as it should.' },
  cancelled: { news: 'was cancelled', sentence: 'Nothing of it will be sent.' },
  refunded: { news: 'was refunded', sentence: 'The money is on its way back to you.' },
}

const mail: MailTemplate = {
  optional: true,
  render(payload, brand) {
    const { order, orderUrl } = Payload.parse(payload)
    const { news, sentence } = wording[order.status]
    const name = orderUrl === undefined ? orderName(order) : orderOfShop(order)
    const heading = `Your ${name} ${news}`
    const sentences = [sentence, ...whereToLook(orderUrl)]
    return layOut({ subject: heading, heading, sentences, detail: orderLines(order) }, brand)
  },
}

export const orderStatusChanged: DeclaredEvent = { event: 'order.status-changed', logged: orderData, mail }
