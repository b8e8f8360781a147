import { z } from 'zod'
import {
  buyerRepaidEvent,
  paymentDisputedEvent,
  paymentFailedEvent,
  paymentReturnedEvent,
  paymentReviewEvent,
  type ReturnReason,
  returnReasons,
} from '#modules/sales/settlement/index.ts'
import { amount } from '#platform/http/fields.ts'
import { type DeclaredEvent, describeData } from './declare-event.ts'
import { layOut } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'
import { spoken, written } from './mail/spoken.ts'

const Payload = z.object({
  payment: z.object({ id: z.int(), captured: z.string(), amount: z.string(), currency: z.string() }),
  email: z.string().nullish(),
  why: z.string().nullish(),
})
type News = z.infer<typeof Payload>

interface Wording {
  heading: (news: News) => string
  sentences: (news: News) => string[]
}

/** News of a payment, to the shop. */
const newsOf = ({ heading, sentences }: Wording): MailTemplate => ({
  optional: false,
  render(payload, brand) {
    const news = Payload.parse(payload)
    const title = heading(news)
    return layOut({ subject: title, heading: title, sentences: sentences(news) }, brand)
  },
})

const by = ({ email }: News) => `It was paid by ${email ?? 'somebody'}.`
const because = ({ why }: News) => (why == null ? [] : [why])

const paymentReviewMail = newsOf({
  heading: ({ payment }) => `Payment #${payment.id} is in review`,
  sentences: (news) => [
    `${news.payment.captured} came, and ${news.payment.amount} ${news.payment.currency} was asked for.`,
    ...because(news),
    by(news),
    'Take it for its order, or give it back. Without a word of yours it goes back by itself after 48 hours.',
  ],
})

const paymentReturnedMail = newsOf({
  heading: ({ payment }) => `Payment #${payment.id} went back: no order came of it`,
  sentences: (news) => [...because(news), by(news), 'Nothing is to be sent.'],
})

const paymentDisputedMail = newsOf({
  heading: ({ payment }) => `Payment #${payment.id} is disputed`,
  sentences: (news) => [`The buyer's bank wants ${news.payment.captured} back.`, by(news), 'Answer at the provider.'],
})

const reasons: Record<ReturnReason, string> = {
  less: 'Es kam weniger an als verlangt.',
  orderedOtherwise: 'Der Warenkorb wurde mit einer anderen Zahlung bestellt.',
  buyerErased: 'Wer es gekauft hat, wurde gelöscht.',
  notTaken: 'Der Laden hat sie nicht angenommen.',
  goneMeanwhile: 'Etwas war ausverkauft oder der Code aufgebraucht, ehe das Geld kam.',
}

const repaid = spoken({
  en: {
    heading: (sum: string) => `Your payment of ${sum} is on its way back`,
    noOrder: 'We could not make an order of it.',
    because,
    nothingOwed: 'You are owed nothing else, and owe nothing.',
  },
  de: {
    heading: (sum: string) => `Ihre Zahlung von ${sum} ist auf dem Weg zurück zu Ihnen`,
    noOrder: 'Wir konnten keine Bestellung daraus machen.',
    because: ({ why }: News) => {
      const reason = (Object.keys(reasons) as ReturnReason[]).find((one) => returnReasons[one] === why)
      return reason === undefined ? [] : [reasons[reason]]
    },
    nothingOwed: 'Sonst steht nichts aus, weder für Sie noch für uns.',
  },
})

const buyerRepaidMail: MailTemplate = {
  optional: false,
  forBuyers: true,
  render(payload, brand) {
    const news = Payload.parse(payload)
    const words = repaid(brand)
    const heading = words.heading(written(brand, news.payment.captured, news.payment.currency))
    return layOut(
      { subject: heading, heading, sentences: [words.noOrder, ...words.because(news), words.nothingOwed] },
      brand,
    )
  },
}

const MailPayload = z.object({
  payment: z.object({
    id: z.int(),
    order_id: z.int().nullable(),
    provider: z.string(),
    amount,
    currency: z.string(),
    captured: amount,
  }),
  why: z.string().nullish(),
})

const paymentData = describeData({
  name: 'Payment',
  shape: {
    payment_id: z.int(),
    order_id: z.int().nullable(),
    provider: z.string(),
    /** What was asked for, and what came. */
    amount,
    captured: amount,
    currency: z.string(),
    reason: z.string().nullable(),
  },
  read(payload) {
    const { payment, why = null } = MailPayload.parse(payload)
    const { id: payment_id, ...rest } = payment
    return { payment_id, ...rest, reason: why }
  },
})

export const paymentNews: DeclaredEvent[] = [
  { event: paymentFailedEvent, logged: paymentData },
  { event: paymentReviewEvent, logged: paymentData, mail: paymentReviewMail },
  { event: paymentReturnedEvent, logged: paymentData, mail: paymentReturnedMail },
  { event: paymentDisputedEvent, logged: paymentData, mail: paymentDisputedMail },
  // To who paid.
  { event: buyerRepaidEvent, mail: buyerRepaidMail },
]
