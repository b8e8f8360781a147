/** What is said while a payment is under way, in English. */
export const paying = {
  payBy: (name: string) => `You pay by: ${name}`,
  scenario: 'What the test payment plays',
  scenarios: {
    pays: 'It is paid',
    declines: 'It is declined',
    late: 'It is paid too late',
    twice: 'It is told twice',
    wrong_amount: 'Too little is paid',
    silent: 'It is never told',
  } as Record<string, string>,
  leavingTitle: 'On to the payment',
  leaving: 'You pay on the page of the payment provider, and come back here.',
  leave: 'Go to the payment page',
  waitingTitle: 'Your payment is under way',
  waiting: 'As soon as it is through, your order stands here. This page looks by itself; you need not do anything.',
  kept: 'Until then your articles are kept for you.',
  giveUp: 'Stop and pay another way',
  cannotGiveUp: 'The payment provider does not answer right now. Nothing is paid twice; please try again in a moment.',
  reviewTitle: 'The shop looks at your payment',
  review: (email: string) =>
    `Something else was paid than was asked for. The shop looks at it and writes to ${email}: you get your order or your money back. Nothing is lost.`,
  newCart: 'Begin a new cart',
  paymentFailed: (reason: string) => `${reason} Your cart is as it was: try again, or pay another way.`,
  noReason: 'The payment did not go through.',
  /** Nothing where the provider's own sentence says it best. */
  failures: {} as Record<string, string>,
  paymentEnded: 'That payment has ended. Please choose again how you want to pay.',
  paymentReturned: 'Your payment came too late for this order. The money is on its way back to you.',
}
