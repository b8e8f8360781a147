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
import { type Language, spoken } from './mail/spoken.ts'

const Payload = z.object({ pageUrl: z.url() })

interface Wording {
  subject: string
  heading: string
  sentences: (pageUrl: string) => string[]
}

/** In the shop's name, to who has an account in it. A page is named, and not acted by: mail scanners follow links. */
function buyerMail(words: Record<Language, Wording>): MailTemplate {
  const wording = spoken(words)
  return {
    optional: false,
    forBuyers: true,
    render(payload, brand) {
      const { pageUrl } = Payload.parse(payload)
      const { subject, heading, sentences } = wording(brand)
      return layOut({ subject, heading, sentences: sentences(oneLine(pageUrl)) }, brand)
    },
  }
}

const buyerVerificationMail = buyerMail({
  en: {
    subject: 'Confirm your e-mail address',
    heading: 'Is this your e-mail address?',
    sentences: (page) => [
      'An account in our shop was given this address. To say that it is yours, open this page within 24 hours, signed in:',
      page,
      'What you ordered with this address before then joins your account. If the account is not yours, ignore this mail.',
    ],
  },
  de: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    heading: 'Ist das Ihre E-Mail-Adresse?',
    sentences: (page) => [
      'Ein Konto in unserem Laden hat diese Adresse bekommen. Ist sie Ihre, dann öffnen Sie binnen 24 Stunden angemeldet diese Seite:',
      page,
      'Was Sie vorher mit dieser Adresse bestellt haben, kommt dann in Ihr Konto. Ist es nicht Ihr Konto, beachten Sie diese Mail nicht.',
    ],
  },
})

const buyerResetMail = buyerMail({
  en: {
    subject: 'Reset your password',
    heading: 'Choose a new password',
    sentences: (page) => [
      'Somebody, you perhaps, asked for a new password for your account in our shop. To choose one, open this page within an hour:',
      page,
      'If you did not ask, ignore this mail: your password stays as it is.',
    ],
  },
  de: {
    subject: 'Ihr neues Passwort',
    heading: 'Wählen Sie ein neues Passwort',
    sentences: (page) => [
      'Jemand, vielleicht Sie, möchte ein neues Passwort für Ihr Konto in unserem Laden. Öffnen Sie dafür binnen einer Stunde diese Seite:',
      page,
      'Waren Sie es nicht, beachten Sie diese Mail nicht: Ihr Passwort bleibt, wie es ist.',
    ],
  },
})

const buyerKnownMail = buyerMail({
  en: {
    subject: 'You have an account already',
    heading: 'You have an account with us already',
    sentences: (page) => [
      'Somebody, you perhaps, wanted to open an account in our shop with this address. There is one already. To sign in:',
      page,
      'If you have forgotten your password, you can choose a new one there. If it was not you, there is nothing to do.',
    ],
  },
  de: {
    subject: 'Sie haben schon ein Konto',
    heading: 'Sie haben schon ein Konto bei uns',
    sentences: (page) => [
      'Jemand, vielleicht Sie, wollte mit dieser Adresse ein Konto in unserem Laden eröffnen. Es gibt schon eines. Hier melden Sie sich an:',
      page,
      'Haben Sie Ihr Passwort vergessen, wählen Sie dort ein neues. Waren Sie es nicht, ist nichts zu tun.',
    ],
  },
})

const buyerEmailChangedMail = buyerMail({
  en: {
    subject: 'Your e-mail address was changed',
    heading: 'This is not the address of your account any more',
    sentences: () => [
      'Your account in our shop was given another address just now, with its password.',
      'If that was you, there is nothing to do. If it was not, tell us at once: somebody else knows your password.',
    ],
  },
  de: {
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    heading: 'Ihr Konto hat diese Adresse nicht mehr',
    sentences: () => [
      'Ihr Konto in unserem Laden hat eben mit Ihrem Passwort eine andere Adresse bekommen.',
      'Waren Sie es, ist nichts zu tun. Waren Sie es nicht, sagen Sie es uns sofort: Jemand anderes kennt Ihr Passwort.',
    ],
  },
})

const buyerPasswordChangedMail = buyerMail({
  en: {
    subject: 'Your password was changed',
    heading: 'Your account has a new password',
    sentences: (page) => [
      'The password of your account in our shop was changed just now, and everybody who was signed in is signed out.',
      'If that was you, there is nothing to do. If it was not, choose a new one at once:',
      page,
    ],
  },
  de: {
    subject: 'Ihr Passwort wurde geändert',
    heading: 'Ihr Konto hat ein neues Passwort',
    sentences: (page) => [
      'Das Passwort Ihres Kontos in unserem Laden wurde eben geändert, und wer angemeldet war, ist abgemeldet.',
      'Waren Sie es, ist nichts zu tun. Waren Sie es nicht, wählen Sie sofort ein neues:',
      page,
    ],
  },
})

/** Nobody but the buyer hears of them. */
export const buyerAccountMails: DeclaredEvent[] = [
  { event: buyerMailEvents['buyer-verification'], mail: buyerVerificationMail },
  { event: buyerMailEvents['buyer-password-reset'], mail: buyerResetMail },
  { event: buyerKnownEvent, mail: buyerKnownMail },
  { event: buyerEmailChangedEvent, mail: buyerEmailChangedMail },
  { event: buyerPasswordChangedEvent, mail: buyerPasswordChangedMail },
]
