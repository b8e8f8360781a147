/** Told to the address that the account had, whoever it was that changed it. */
export const emailChangedEvent = 'account.email-changed'
