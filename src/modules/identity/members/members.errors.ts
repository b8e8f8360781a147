import { conflict, forbidden, notFound, validationFailed } from '#platform/http/failure.ts'

export const memberNotFound = () => notFound('There is no such member of the shop.')

export const invitationNotFound = () => notFound('There is no such invitation.')

export const roleUnknown = () => validationFailed({ role: ['The role field names no role of shops.'] })

/** The shop's own user, who may not be let go, given a role or invited. */
export const keeperStays = () => conflict("The shop is its user's own: nobody changes that.")

export const ownRoleKept = () => conflict('Nobody changes their own role.')

export const alreadyMember = () => conflict('Whoever has this address works in the shop already.')

export const shopFull = (max: number) => conflict(`A shop has ${max} members and open invitations at most.`)

export const roleBeyond = (permission: string) =>
  forbidden(`You cannot give or take '${permission}': you do not hold it in this shop yourself.`)

export const invitationRefused = () =>
  validationFailed({
    token: ['The token field holds no invitation that is valid: it may be used, taken back or out of date.'],
  })

export const otherAddress = () =>
  forbidden('This invitation was sent to another address: sign in to the account of that address.')
