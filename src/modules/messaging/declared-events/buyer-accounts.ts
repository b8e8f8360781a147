import { z } from 'zod'
import { type DeclaredEvent, describeData } from './declare-event.ts'

const Payload = z.object({ buyer: z.object({ id: z.int() }) })

/** By the id alone: an event outlives what is known of a person. */
const buyerData = describeData({
  name: 'Buyer',
  shape: { buyer_id: z.int() },
  read: (payload) => ({ buyer_id: Payload.parse(payload).buyer.id }),
})

export const buyerAccounts: DeclaredEvent[] = ['buyer.registered', 'buyer.erased'].map((event) => ({
  event,
  logged: buyerData,
}))
