import { unknownTimeZone } from '#platform/geography/time-zones.ts'
import { conflict, Failure, notFound, validationFailed } from '#platform/http/failure.ts'
import type { FailureKind } from '#platform/http/failure-kinds.ts'

export const shopNotFound = () => notFound('There is no such shop.')

export const slugTaken = () => validationFailed({ slug: ['The slug field is taken by another shop.'] })

export const timeZoneUnknown = () => validationFailed({ time_zone: [unknownTimeZone.replace(':field', 'time_zone')] })

export const logoUnknown = () =>
  validationFailed({ logo_sha256: ['There is no such picture: send its bytes to POST /media first.'] })

export const contactMissing = () =>
  validationFailed({ contact_email: ['An open shop needs an address at which its buyers reach it.'] })

export const currencyFrozen = () => conflict('The currency cannot change any more: there are orders in it.')

export const pricesNotWhole = () =>
  validationFailed({
    currency: ['This currency has no decimals, and some prices of the shop have. Make them whole first.'],
  })

export const closedByOperator = () => conflict('The operator has closed this shop. Only the operator opens it again.')

/** The method is kept, so that a request with a body arrives with it. */
export const moved: FailureKind = {
  status: 308,
  code: 'shop_moved',
  when: 'The shop has another address now; `Location` names it.',
}

export const shopMoved = (location: string) =>
  new Failure(moved.status, moved.code, 'This shop has another address now.', { headers: { location } })
