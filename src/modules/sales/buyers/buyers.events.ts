import type { OutboxEvent } from '#platform/outbox/announce.ts'

/** They name the buyer by the id alone: an event outlives what is known of a person. */
export const buyerRegistered = (id: number): OutboxEvent => ({ event: 'buyer.registered', payload: { buyer: { id } } })
export const buyerErased = (id: number): OutboxEvent => ({ event: 'buyer.erased', payload: { buyer: { id } } })
