export { findProvenAddress, issueBuyerMailToken, redeemBuyerMailToken } from './buyer-mail-tokens.ts'
export {
  buyerEmailChangedEvent,
  buyerKnownEvent,
  buyerMailEvents,
  buyerPasswordChangedEvent,
  buyerPurposeOf,
} from './buyer-mails.events.ts'
export { mailBuyer, mailKnownBuyer, requestBuyerMail } from './send-buyer-mail.ts'
