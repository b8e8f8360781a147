/** What a mailed token is for. */
export type BuyerMailPurpose = 'buyer-verification' | 'buyer-password-reset'

/** Each has a mail with a token; the payload holds the address, the buyer's id and the shop, and no token. */
export const buyerMailEvents = {
  'buyer-verification': 'buyer.verification-requested',
  'buyer-password-reset': 'buyer.password-reset-requested',
} as const satisfies Record<BuyerMailPurpose, string>

/** Mailed to who has an account already, where somebody registers with the address. */
export const buyerKnownEvent = 'buyer.already-registered'
/** Mailed to the address that the account had. */
export const buyerEmailChangedEvent = 'buyer.email-changed'
export const buyerPasswordChangedEvent = 'buyer.password-changed'

/** What the token in an event's mail is for; undefined where the mail carries none. */
export function buyerPurposeOf(event: string): BuyerMailPurpose | undefined {
  const purposes = Object.keys(buyerMailEvents) as BuyerMailPurpose[]
  return purposes.find((purpose) => buyerMailEvents[purpose] === event)
}
