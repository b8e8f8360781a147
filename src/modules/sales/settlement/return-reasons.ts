/** Why a payment that came goes back, as the shop and who paid are told. */
export const returnReasons = {
  less: 'Less came than was asked for.',
  orderedOtherwise: 'The cart was ordered by another payment.',
  buyerErased: 'Who bought it was erased.',
  notTaken: 'The shop did not take it.',
  goneMeanwhile: 'It was sold out, or its code used up, before the money came.',
} as const

export type ReturnReason = keyof typeof returnReasons
