/** Told to the address that the account had, whoever it was that changed it. */
export const emailChangedEvent = 'account.email-changed'

/** Told to the account's address, however the password was changed. */
export const passwordChangedEvent = 'account.password-changed'
