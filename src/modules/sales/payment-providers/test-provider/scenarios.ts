/**
 * What a payment by the test provider plays. `late`: nothing until the hold has ended, then the money is there. `twice`: it notifies
 * of the payment twice at once. `wrong_amount`: one hundredth is missing. `silent`: it never answers what becomes of the payment.
 */
export const scenarios = ['pays', 'declines', 'late', 'twice', 'wrong_amount', 'silent'] as const
export type Scenario = (typeof scenarios)[number]
