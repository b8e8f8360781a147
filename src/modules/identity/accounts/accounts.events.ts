/** Mailed to the address that the account had, whoever changed it. */
export const emailChangedEvent = 'account.email-changed'

/** Mailed to the account's address, however the password was changed. */
export const passwordChangedEvent = 'account.password-changed'
