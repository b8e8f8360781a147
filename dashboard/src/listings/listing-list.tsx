import { categoryOptions, useCategories } from '../categories/categories.queries.ts'
import { Ago } from '../design/ago.tsx'
import { formatCount, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { choice, loadedChoice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { Availability, PublicationBadge } from './listing-badges.tsx'
import classes from './listings.module.css'
import type { Listing } from './listings.queries.ts'

export const listingList = declareList({
  label: say('Listings'),
  key: ['listings', 'list'],
  from: souk.listings.list,
  columns: [
    { label: say('Listing'), cell: (listing) => <Titled listing={listing} />, sort: 'title' },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: say('Status'), cell: (listing) => <PublicationBadge listing={listing} /> },
    { label: say('Stock'), cell: ({ availability }) => <Availability is={availability} />, wide: true },
    { label: say('Products'), cell: ({ products_count }) => formatCount(products_count), align: 'right', wide: true },
    {
      label: say('Changed'),
      cell: ({ updated_at }) => <Ago time={updated_at} />,
      align: 'right',
      wide: true,
      sort: 'updated_at',
    },
    { label: say('Price'), cell: priceOf, align: 'right' },
  ],
  filters: {
    search: search(say('Search listings'), say('Search by title')),
    status: choice({
      label: say('Status'),
      any: say('Any status'),
      options: [
        { value: 'published', label: say('Published') },
        { value: 'draft', label: say('Draft') },
      ],
      w: 150,
    }),
    category: loadedChoice({
      label: say('Category'),
      any: say('Any category'),
      useOptions: () => {
        const { data } = useCategories(useMe().id)
        return data && data.length > 0 ? categoryOptions(data) : undefined
      },
      ask: (category) => ({ category_id: Number(category) }),
      w: 190,
    }),
  },
  sorts: [
    { value: '-created_at', label: say('Newest first') },
    { value: 'title', label: say('Title') },
    { value: '-updated_at', label: say('Last changed') },
  ],
  opens: 'listing',
  empty: {
    title: say('No listing matches.'),
    none: say('There is no listing yet.'),
    hint: say('A listing shows one or more products in your shop, with text, pictures and a place of its own.'),
  },
})

function priceOf({ price_from, price_to }: Listing) {
  if (price_from === null || price_to === null) return '–'
  return price_from === price_to ? formatMoney(price_from) : `${formatMoney(price_from)} – ${formatMoney(price_to)}`
}

function Titled({ listing: { title, image } }: { listing: Listing }) {
  return (
    <span className={classes.titled}>
      {image === null ? (
        <span className={classes.thumb} />
      ) : (
        <img className={classes.thumb} src={image.url} alt="" loading="lazy" />
      )}
      {title}
    </span>
  )
}
