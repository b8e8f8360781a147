/** Mailed to the address that was invited. It carries the address and nothing else: the token is made when the mail is. */
export const memberInvitedEvent = 'shop.member-invited'
