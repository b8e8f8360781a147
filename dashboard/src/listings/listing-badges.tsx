import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './listings.module.css'
import type { Listing } from './listings.queries.ts'

const stateOf = ({ status, visible }: Listing) => (status === 'draft' ? 'draft' : visible ? 'published' : 'scheduled')
const words = { draft: say('Draft'), published: say('Published'), scheduled: say('Scheduled') }

export function PublicationBadge({ listing }: { listing: Listing }) {
  const state = stateOf(listing)
  return (
    <span
      className={classes.badge}
      data-state={state}
      title={state === 'scheduled' && listing.published_at !== null ? formatMoment(listing.published_at) : undefined}
    >
      {words[state]}
    </span>
  )
}

const availabilities = { in_stock: say('In stock'), low_stock: say('Running low'), sold_out: say('Sold out') }

export function Availability({ is }: { is: Listing['availability'] }) {
  return (
    <span data-availability={is} className={classes.availability}>
      {availabilities[is]}
    </span>
  )
}
