import { z } from 'zod'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { spoken, written } from './mail/spoken.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'
import { orderData } from './order-data.ts'

const Payload = ToBuyer.extend({ refund: z.object({ amount: z.string() }) })

const wording = spoken({
  en: {
    heading: (amount: string, order: string) => `${amount} of your ${order} is on its way back`,
    sentence: 'We gave it back today.',
  },
  de: {
    heading: (amount: string, order: string) => `${amount} aus Ihrer ${order} sind auf dem Weg zurück zu Ihnen`,
    sentence: 'Wir haben es heute zurückgegeben.',
  },
})

const mail: MailTemplate = {
  optional: true,
  forBuyers: true,
  render(payload, brand) {
    const { order, orderUrl, refund } = Payload.parse(payload)
    const { heading: headingOf, sentence } = wording(brand)
    const heading = headingOf(written(brand, refund.amount, order.currency), orderOfShop(order, brand))
    return layOut({ subject: heading, heading, sentences: [sentence, ...whereToLook(orderUrl, brand)] }, brand)
  },
}

export const refundSucceeded: DeclaredEvent = { event: 'refund.succeeded', logged: orderData, mail }
