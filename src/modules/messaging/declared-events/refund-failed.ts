import { z } from 'zod'
import { amount } from '#platform/http/fields.ts'
import { type DeclaredEvent, describeData } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { MailedOrder, orderName } from './mail/order-lines.ts'

const Payload = z.object({
  order: MailedOrder,
  refund: z.object({ amount: z.string(), failure: z.string().nullable() }),
})

/** To the shop: its buyer waits for the money still. */
const mail: MailTemplate = {
  optional: false,
  render(payload, brand) {
    const { order, refund } = Payload.parse(payload)
    const heading = `${refund.amount} of ${orderName(order)} could not be given back`
    const sentences = [refund.failure ?? 'The payment provider refused.', 'Give it back another way.']
    return layOut({ subject: heading, heading, sentences }, brand)
  },
}

const MailPayload = z.object({
  order: z.object({ id: z.int() }),
  refund: z.object({ id: z.int(), amount, failure: z.string().nullable() }),
})

const refundData = describeData({
  name: 'Refund',
  shape: { refund_id: z.int(), order_id: z.int(), amount, failure: z.string().nullable() },
  read(payload) {
    const { order, refund } = MailPayload.parse(payload)
    return { refund_id: refund.id, order_id: order.id, amount: refund.amount, failure: refund.failure }
  },
})

export const refundFailed: DeclaredEvent = { event: 'refund.failed', logged: refundData, mail }
