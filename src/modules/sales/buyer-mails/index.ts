export { findProvenAddress, issueBuyerMailToken, redeemBuyerMailToken } from './buyer-mail-tokens.ts'
export {
  buyerEmailChangedEvent,
  buyerKnownEvent,
  buyerMailEvents,
  buyerPasswordChangedEvent,
  buyerPurposeOf,
} from './buyer-mails.events.ts'
export { requestBuyerMail, tellBuyer, tellKnownBuyer } from './send-buyer-mail.ts'
