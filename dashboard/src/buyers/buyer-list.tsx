import { Ago } from '../design/ago.tsx'
import { choice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { BuyerName } from './buyer-name.tsx'

export const buyerList = declareList({
  label: 'Buyers',
  key: ['buyers', 'list'],
  from: souk.buyers.list,
  columns: [
    { label: 'Name', cell: (buyer) => <BuyerName buyer={buyer} /> },
    { label: 'Address', cell: ({ email }) => email ?? '–', wide: true },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: 'Confirmed', cell: ({ verified_at }) => (verified_at === null ? 'No' : 'Yes'), wide: true },
    { label: 'News', cell: ({ marketing_consent }) => (marketing_consent ? 'Agreed' : '–'), wide: true },
    { label: 'Orders', cell: ({ orders_count }) => orders_count, align: 'right' },
    { label: 'Since', cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
  ],
  filters: {
    search: search('Search buyers', 'Name or address'),
    news: choice({
      label: 'News',
      any: 'Agreed or not',
      options: [
        { value: 'true', label: 'Agreed to news' },
        { value: 'false', label: 'Did not agree' },
      ],
      ask: (marketing_consent) => ({ marketing_consent }),
    }),
    state: choice({
      label: 'State',
      any: 'All buyers',
      options: [
        { value: 'false', label: 'Known' },
        { value: 'true', label: 'Erased' },
      ],
      ask: (erased) => ({ erased }),
    }),
  },
  sorts: [
    { value: '-created_at', label: 'Newest first' },
    { value: 'created_at', label: 'Oldest first' },
  ],
  opens: 'buyer',
  empty: { title: 'No buyer matches.', hint: 'Who opens an account in the shop appears here.' },
})
