export { issueToken } from './issue-token.ts'
export { revokeToken } from './revoke-token.ts'
export { type VerifiedToken, verifyToken } from './verify-token.ts'
