import { Failure, notFound, validationFailed } from '#platform/http/failure.ts'

export const promotionNotFound = () => notFound('There is no such promotion.')

export const codeTaken = () => validationFailed({ code: ['There is a promotion with this code already.'] })

export const valueNotWhole = () =>
  validationFailed({ value: ["The shop's currency has no decimals: amounts must be whole."] })

/** Why a code does nothing in a cart. */
export type Reason = 'unknown' | 'not_yet' | 'over' | 'used_up' | 'buyer_limit' | 'below_minimum' | 'nothing_fits'

export interface Refusal {
  code: string
  reason: Reason
  message: string
  /** What the items must come to, where they do not. */
  min_total?: string
}

const words: Record<Reason, (code: string, minTotal: string | null) => string> = {
  unknown: (code) => `There is no code '${code}' here.`,
  not_yet: (code) => `The code '${code}' does not hold yet.`,
  over: (code) => `The code '${code}' does not hold any more.`,
  used_up: (code) => `The code '${code}' is used up.`,
  buyer_limit: (code) => `You have used the code '${code}' as often as one buyer may.`,
  below_minimum: (code, minTotal) => `The code '${code}' is for carts whose items come to ${minTotal} or more.`,
  nothing_fits: (code) => `Nothing in the cart is what the code '${code}' is for.`,
}

export const refusal = (code: string, reason: Reason, minTotal: string | null = null): Refusal => ({
  code,
  reason,
  message: words[reason](code, minTotal),
  ...(reason === 'below_minimum' && minTotal !== null && { min_total: minTotal }),
})

/** Beside the sentence stands the reason, for programs. */
export const codeRefused = ({ message, ...data }: Refusal) =>
  new Failure(422, 'validation_failed', message, { errors: { code: [message] }, data })
