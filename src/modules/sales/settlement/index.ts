export { cancelPayment } from './cancel-payment.ts'
export { workOnPayments } from './due-work.ts'
export { hookRoutes } from './hooks.routes.ts'
export { isOpen, lastPaymentOf, type OnlinePayment } from './online-payment.ts'
export { pruneProviderEvents } from './prune-events.ts'
export { receiveEvent } from './receive-event.ts'
export { type ReturnReason, returnReasons } from './return-reasons.ts'
export { type Settlement, settlePayment } from './settle-payment.ts'
export { providerSilent, providerSilentKind } from './settlement.errors.ts'
export {
  buyerRepaidEvent,
  paymentDisputedEvent,
  paymentFailedEvent,
  paymentReturnedEvent,
  paymentReviewEvent,
} from './settlement.events.ts'
export { settlementRoutes } from './settlement.routes.ts'
export { startAtProvider } from './start-at-provider.ts'
