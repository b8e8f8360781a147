export { issueMailedToken } from './issue-mailed-token.ts'
export { mailedTokenEvents, purposeOf } from './mailed-tokens.events.ts'
export { findMailbox, redeemMailedToken, revokeMailedTokens } from './redeem-mailed-token.ts'
export { requestMailedToken } from './request-mailed-token.ts'
