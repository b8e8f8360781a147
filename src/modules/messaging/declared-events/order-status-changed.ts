import { OrderResource } from '#modules/sales/orders/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { MailedOrder, orderLines, orderName } from './mail/order-lines.ts'
import { spoken } from './mail/spoken.ts'
import { orderOfShop, ToBuyer, whereToLook } from './mail/to-buyer.ts'
import { orderData } from './order-data.ts'

const Payload = ToBuyer.extend({ order: MailedOrder.extend({ status: OrderResource.shape.status }) })

type Told = Record<OrderResource['status'], [heading: (order: string) => string, sentence: string]>

/** What each status means to the buyer. */
const wording = spoken<Told>({
  en: {
    pending: [(order) => `Your ${order} is pending`, 'We wait for its payment.'],
    paid: [(order) => `Your ${order} is paid`, 'We have your payment and prepare the parcel.'],
    shipped: [(order) => `Your ${order} is on its way`, 'The parcel has left us.'],
    delivered: [(order) => `Your ${order} was delivered`, 'We hope that everything arrived as it should.'],
    cancelled: [(order) => `Your ${order} was cancelled`, 'Nothing of it will be sent.'],
    refunded: [(order) => `Your ${order} was refunded`, 'The money is on its way back to you.'],
  },
  de: {
    pending: [(order) => `Ihre ${order} ist noch offen`, 'Wir warten auf die Zahlung.'],
    paid: [(order) => `Ihre ${order} ist bezahlt`, 'Ihre Zahlung ist da, und wir packen das Paket.'],
    shipped: [(order) => `Ihre ${order} ist unterwegs`, 'Das Paket hat uns verlassen.'],
    delivered: [(order) => `Ihre ${order} wurde zugestellt`, 'Wir hoffen, dass alles gut angekommen ist.'],
    cancelled: [(order) => `Ihre ${order} wurde storniert`, 'Davon wird nichts versandt.'],
    refunded: [(order) => `Ihre ${order} wurde erstattet`, 'Das Geld ist auf dem Weg zurück zu Ihnen.'],
  },
})

const mail: MailTemplate = {
  optional: true,
  render(payload, brand) {
    const { order, orderUrl } = Payload.parse(payload)
    const [headingOf, sentence] = wording(brand)[order.status]
    const heading = headingOf(orderUrl === undefined ? orderName(order) : orderOfShop(order, brand))
    const sentences = [sentence, ...whereToLook(orderUrl, brand)]
    return layOut({ subject: heading, heading, sentences, detail: orderLines(order, brand) }, brand)
  },
}

export const orderStatusChanged: DeclaredEvent = { event: 'order.status-changed', logged: orderData, mail }
