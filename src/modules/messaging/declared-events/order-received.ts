import { orderReceivedEvent } from '#modules/sales/storefront-orders/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { orderLines } from './mail/order-lines.ts'
import { spoken } from './mail/spoken.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'

const wording = spoken({
  en: {
    subject: (order: string) => `Your ${order}`,
    heading: (order: string) => `Thank you for your ${order}`,
    sentence: 'We have your order, and this is what it holds.',
  },
  de: {
    subject: (order: string) => `Ihre ${order}`,
    heading: (order: string) => `Vielen Dank für Ihre ${order}`,
    sentence: 'Ihre Bestellung ist bei uns. Das haben Sie bestellt:',
  },
})

/** To the buyer: that the order has come. */
const mail: MailTemplate = {
  optional: false,
  forBuyers: true,
  render(payload, brand) {
    const { order, orderUrl } = ToBuyer.parse(payload)
    const { subject, heading, sentence } = wording(brand)
    const name = orderOfShop(order, brand)
    const sentences = [sentence, ...whereToLook(orderUrl, brand)]
    const detail = orderLines(order, brand)
    return layOut({ subject: subject(name), heading: heading(name), sentences, detail }, brand)
  },
}

export const orderReceived: DeclaredEvent = { event: orderReceivedEvent, mail }
