export { lockCart, type OrderableCart, requireOrderable } from './orderable-cart.ts'
export { placeQuoted } from './place-quoted.ts'
export { type Quote, quoteOf } from './quote.ts'
export { orderReceivedEvent } from './storefront-orders.events.ts'
