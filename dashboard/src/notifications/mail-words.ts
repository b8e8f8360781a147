import { say } from '../language/say.ts'

const mails: Record<string, string> = {
  'order.received': say('Order confirmed'),
  'fulfillment.shipped': say('Parcel on its way'),
  'refund.succeeded': say('Money given back'),
  'refund.failed': say('Refund failed'),
  'order.created': 'Order placed',
  'order.status-changed': 'Order moved',
  'account.verification-requested': 'Confirm the address',
  'account.password-reset-requested': 'Reset the password',
  'account.email-changed': 'Address changed',
  'account.password-changed': 'Password changed',
}

/** What a mail is about, in a reader's words; an event that came later says its own name. */
export const mailLabel = (event: string) => mails[event] ?? event

export const mailOptions = Object.entries(mails).map(([value, label]) => ({ value, label }))

const failures = {
  permanent_refusal: 'Permanent refusal',
  temporary_refusal: 'Temporary refusal',
  timeout: 'Timed out',
  unreachable: 'Server not reached',
  not_rendered: 'Could not be made',
  interrupted: 'Worker ended',
} as const

export type Failure = keyof typeof failures

export const failureLabel = (failure: string) => failures[failure as Failure] ?? failure

export const failureKinds = Object.keys(failures) as Failure[]

export const failureOptions = failureKinds.map((value) => ({ value, label: failures[value] }))
