import { say } from '../language/say.ts'

const mails: Record<string, string> = {
  'order.received': say('Order confirmed'),
  'fulfillment.shipped': say('Parcel on its way'),
  'refund.succeeded': say('Money given back'),
  'refund.failed': say('Refund failed'),
  'order.created': say('Order placed'),
  'order.status-changed': say('Order moved'),
  'account.verification-requested': say('Confirm the address'),
  'account.password-reset-requested': say('Reset the password'),
  'account.email-changed': say('Address changed'),
  'account.password-changed': say('Password changed'),
}

/** What a mail is about, in a reader's words; an event that came later says its own name. */
export const mailLabel = (event: string) => mails[event] ?? event

export const mailOptions = Object.entries(mails).map(([value, label]) => ({ value, label }))

const failures = {
  permanent_refusal: say('Permanent refusal'),
  temporary_refusal: say('Temporary refusal'),
  timeout: say('Timed out'),
  unreachable: say('Server not reached'),
  not_rendered: say('Could not be made'),
  interrupted: say('Worker ended'),
} as const

export type Failure = keyof typeof failures

export const failureLabel = (failure: string) => failures[failure as Failure] ?? failure

export const failureKinds = Object.keys(failures) as Failure[]

export const failureOptions = failureKinds.map((value) => ({ value, label: failures[value] }))
