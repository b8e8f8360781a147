import { describe, expect, it } from 'vitest'
import { returnReasons } from '#modules/sales/settlement/index.ts'
import { mailedEvents, renderMail } from './declared-events.ts'

const order = {
  id: 41,
  number: 7,
  source: 'storefront',
  email: 'ada@example.com',
  currency: 'EUR',
  total_price: '1063.90',
  shipping_total: '4.90',
  discount_total: '10.00',
  items: [{ id: 1, product_name: 'Krug', quantity: 2, unit_price: '534.50', line_total: '1069.00' }],
}
const toBuyer = { order, orderUrl: 'https://souk.example/shop/blau/orders/ot_1' }
const toAccount = { pageUrl: 'https://souk.example/shop/blau/account' }
const parcel = {
  carrier: 'DHL',
  tracking_number: '00340',
  tracking_url: 'https://dhl.example/00340',
  items: order.items,
}
const payment = { id: 3, captured: '52.89', amount: '52.90', currency: 'EUR' }

/** What a buyer may be told, each kind in every form. */
const buyersMails: Record<string, object[]> = {
  'order.received': [toBuyer],
  'order.status-changed': ['pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded'].map((status) => ({
    ...toBuyer,
    order: { ...order, status },
  })),
  'fulfillment.shipped': [{ ...toBuyer, fulfillment: parcel }],
  'refund.succeeded': [{ ...toBuyer, refund: { amount: '52.89' } }],
  'payment.returned-to-buyer': Object.values(returnReasons).map((why) => ({ payment, why })),
  'buyer.verification-requested': [toAccount],
  'buyer.password-reset-requested': [toAccount],
  'buyer.already-registered': [toAccount],
  'buyer.email-changed': [toAccount],
  'buyer.password-changed': [toAccount],
}

/** Those to who has a shop or works in one. */
const others = [
  'account.email-changed',
  'account.password-changed',
  'account.verification-requested',
  'shop.member-invited',
  'order.created',
  'order.payment-review',
  'account.password-reset-requested',
  'payment.disputed',
  'payment.returned',
  'refund.failed',
  'webhook-endpoint.paused',
]

const samples = Object.entries(buyersMails).flatMap(([event, payloads]) =>
  payloads.map((payload) => [event, payload] as const),
)
const mailIn = (locale: string, event: string, payload: object) =>
  renderMail(event, payload, { name: 'Blau', colour: '#0f766e', locale })
const english =
  /\b(the|your?|we|is|are|of|it|this|to|and|not|if|order|payment|shipping|discount|total|sent|by|with|at)\b/i

describe('mails to buyers', () => {
  it('are those that are looked at here', () => {
    expect([...mailedEvents].sort()).toEqual([...Object.keys(buyersMails), ...others].sort())
  })

  it.each(samples)('say %s in German, and nothing of it in English', (event, payload) => {
    const [german, said] = [mailIn('de-AT', event, payload), mailIn('en-GB', event, payload)]
    expect(german.subject).not.toBe(said.subject)
    expect(german.html).toContain('lang="de"')
    expect(said.html).toContain('lang="en"')
    const ownLines = ({ text }: { text: string }) =>
      text.split('\n').filter((line) => /[a-z]/.test(line.replace(/https:\S+/, '')))
    expect(ownLines(german)).toHaveLength(ownLines(said).length)
    for (const line of ownLines(german)) {
      expect(ownLines(said)).not.toContain(line)
      expect(line.replace(/https:\S+/, '')).not.toMatch(english)
    }
    expect(german.subject).not.toMatch(english)
  })

  it('write money as the reader does, and without a float in between', () => {
    const huge = { ...toBuyer, order: { ...order, total_price: '90071992547409.93' } }
    const money = (locale: string) => mailIn(locale, 'order.received', huge).text.replaceAll('\u00a0', ' ')
    expect(money('en')).toContain('  2 x Krug at €534.50 = €1,069.00\n  Shipping: €4.90\n  Discount: -€10.00')
    expect(money('de')).toContain('  2 x Krug je 534,50 € = 1.069,00 €\n  Versand: 4,90 €\n  Rabatt: -10,00 €')
    expect(money('en')).toContain('Total: €90,071,992,547,409.93')
    expect(money('de')).toContain('Summe: 90.071.992.547.409,93 €')
  })

  it('are in English where the language is not written, and say so to who reads them aloud', () => {
    const { subject, html } = mailIn('fr-CA', 'order.received', toBuyer)
    expect(subject).toBe('Blau: Your order no. 7')
    expect(html).toContain('lang="en"')
  })
})
