export { bookRefunds } from './finish-refund.ts'
export { announceRefunds, giveBack, returnPayment } from './give-back.ts'

export { sharesOf } from './line-shares.ts'
export { book, readMoney } from './order-money.ts'
export { findPaymentOwner, getPayment } from './payments.queries.ts'
export { paymentRoutes } from './payments.routes.ts'
export { lineUnits, PaymentResource, paymentStates } from './payments.schemas.ts'
export { bookPaid } from './record-payment.ts'
