export { type AccountMailPurpose, allowAddressChange, allowInvitation, allowMail } from './allow-mail.ts'
export { pruneAccountMails } from './prune-account-mails.ts'
