import { z } from 'zod'
import {
  buyerEmailChangedEvent,
  buyerKnownEvent,
  buyerMailEvents,
  buyerPasswordChangedEvent,
} from '#modules/sales/buyer-mails/index.ts'
import type { DeclaredEvent } from './declare-event.ts'
import { layOut, oneLine } from './mail/layout.ts'
import type { MailTemplate } from './mail/mail-template.ts'

const Payload = z.object({ pageUrl: z.url() })

interface BuyerMail {
  subject: string
  heading: string
  sentences: (pageUrl: string) => string[]
}

/** In the shop's name, to who has an account in it. A page is named, and not acted by: mail scanners follow links. */
const buyerMail = ({ subject, heading, sentences }: BuyerMail): MailTemplate => ({
  optional: false,
  forBuyers: true,
  render(payload, brand) {
    const { pageUrl } = Payload.parse(payload)
    return layOut({ subject, heading, sentences: sentences(oneLine(pageUrl)) }, brand)
  },
})

const buyerVerificationMail = buyerMail({
  subject: 'Confirm your e-mail address',
  heading: 'Is this your e-mail address?',
  sentences: (page) => [
    'An account in our shop was given this address. To say that it is yours, open this page within 24 hours, signed in:',
    page,
    'What you ordered with this address before then joins your account. If the account is not yours, ignore this mail.',
  ],
})

const buyerResetMail = buyerMail({
  subject: 'Reset your password',
  heading: 'Choose a new password',
  sentences: (page) => [
    'Somebody, you perhaps, asked for a new password for your account in our shop. To choose one, open this page within an hour:',
    page,
    'If you did not ask, ignore this mail: your password stays as it is.',
  ],
})

const buyerKnownMail = buyerMail({
  subject: 'You have an account already',
  heading: 'You have an account with us already',
  sentences: (page) => [
    'Somebody, you perhaps, wanted to open an account in our shop with this address. There is one already. To sign in:',
    page,
    'If you have forgotten your password, you can choose a new one there. If it was not you, there is nothing to do.',
  ],
})

const buyerEmailChangedMail = buyerMail({
  subject: 'Your e-mail address was changed',
  heading: 'This is not the address of your account any more',
  sentences: () => [
    'Your account in our shop was given another address just now, with its password.',
    'If that was you, there is nothing to do. If it was not, tell us at once: somebody else knows your password.',
  ],
})

const buyerPasswordChangedMail = buyerMail({
  subject: 'Your password was changed',
  heading: 'Your account has a new password',
  sentences: (page) => [
    'The password of your account in our shop was changed just now, and everybody who was signed in is signed out.',
    'If that was you, there is nothing to do. If it was not, choose a new one at once:',
    page,
  ],
})

/** Nobody but the buyer hears of them. */
export const buyerAccountMails: DeclaredEvent[] = [
  { event: buyerMailEvents['buyer-verification'], mail: buyerVerificationMail },
  { event: buyerMailEvents['buyer-password-reset'], mail: buyerResetMail },
  { event: buyerKnownEvent, mail: buyerKnownMail },
  { event: buyerEmailChangedEvent, mail: buyerEmailChangedMail },
  { event: buyerPasswordChangedEvent, mail: buyerPasswordChangedMail },
]
