import { z } from 'zod'
import { layOut } from './layout.ts'
import type { MailTemplate } from './mail-template.ts'
import { MailedOrder, orderLines, orderName } from './order-lines.ts'

const Payload = z.object({ order: MailedOrder })

export const orderCreatedMail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { order } = Payload.parse(payload)
    const subject = `Your ${orderName(order)} for ${order.total_price}`
    const heading = `Thank you for your ${orderName(order)}`
    return layOut({ subject, heading, sentences: ['This is what you ordered.'], detail: orderLines(order) }, brand)
  },
}
