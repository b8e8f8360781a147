import type { Purpose } from './mailed-token.ts'

/** The events carry the address that was counted, and nothing else: what a mail needs besides is made when it is sent. */
export const mailedTokenEvents = {
  'email-verification': 'account.verification-requested',
  'password-reset': 'account.password-reset-requested',
} as const satisfies Record<Purpose, string>

/** What the token in an event's mail is for; undefined where the mail carries none. */
export function purposeOf(event: string): Purpose | undefined {
  const purposes = Object.keys(mailedTokenEvents) as Purpose[]
  return purposes.find((purpose) => mailedTokenEvents[purpose] === event)
}
