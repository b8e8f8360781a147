import { z } from 'zod'
import { OrderResource } from '#modules/sales/orders/index.ts'
import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'
import { MailedOrder, orderLines, orderName } from './order-lines.ts'

const Payload = z.object({ order: MailedOrder.extend({ status: OrderResource.shape.status }) })

/** What each status means to the buyer; the first words go into the subject. */
const wording: Record<OrderResource['status'], { news: string; sentence: string }> = {
  pending: { news: 'is pending', sentence: 'We wait for its payment.' },
  paid: { news: 'is paid', sentence: 'We have your payment and prepare the parcel.' },
  shipped: { news: 'is on its way', sentence: 'The parcel has left us.' },
  delivered: { news: 'was delivered', sentence: 'We hope that everything arrived as it should.' },
  cancelled: { news: 'was cancelled', sentence: 'Nothing of it will be sent.' },
  refunded: { news: 'was refunded', sentence: 'The money is on its way back to you.' },
}

export const orderStatusMail: MailTemplate = {
  optional: true,
  render(payload, brand) {
    const { order } = Payload.parse(payload)
    const { news, sentence } = wording[order.status]
    const heading = `Your ${orderName(order)} ${news}`
    return layOut({ subject: heading, heading, sentences: [sentence], detail: orderLines(order) }, brand)
  },
}
