import { z } from 'zod'
import { type DeclaredEvent, describeData } from './declare-event.ts'

const shape = { listing_id: z.int(), title: z.string(), slug: z.string() }
const Payload = z.object({ listing: z.object(shape) })

const listingData = describeData({ name: 'Listing', shape, read: (payload) => Payload.parse(payload).listing })

/** A trigger writes them whenever a listing begins or ceases to be visible, also when its time comes. */
export const listingShown: DeclaredEvent[] = ['listing.published', 'listing.unpublished'].map((event) => ({
  event,
  logged: listingData,
}))
