import { Ago } from '../design/ago.tsx'
import { say } from '../language/say.ts'
import { choice, search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { BuyerName } from './buyer-name.tsx'

export const buyerList = declareList({
  label: say('Buyers'),
  key: ['buyers', 'list'],
  from: souk.buyers.list,
  columns: [
    { label: say('Name'), cell: (buyer) => <BuyerName buyer={buyer} /> },
    { label: say('Address'), cell: ({ email }) => email ?? '–', wide: true },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: say('Confirmed'), cell: ({ verified_at }) => (verified_at === null ? say('No') : say('Yes')), wide: true },
    { label: say('News'), cell: ({ marketing_consent }) => (marketing_consent ? say('Agreed') : '–'), wide: true },
    { label: say('Orders'), cell: ({ orders_count }) => orders_count, align: 'right' },
    { label: say('Since'), cell: ({ created_at }) => <Ago time={created_at} />, align: 'right' },
  ],
  filters: {
    search: search(say('Search buyers'), say('Name or address')),
    news: choice({
      label: say('News'),
      any: say('Agreed or not'),
      options: [
        { value: 'true', label: say('Agreed to news') },
        { value: 'false', label: say('Did not agree') },
      ],
      ask: (marketing_consent) => ({ marketing_consent }),
    }),
    state: choice({
      label: say('State'),
      any: say('All buyers'),
      options: [
        { value: 'false', label: say('Known') },
        { value: 'true', label: say('Erased') },
      ],
      ask: (erased) => ({ erased }),
    }),
  },
  sorts: [
    { value: '-created_at', label: say('Newest first') },
    { value: 'created_at', label: say('Oldest first') },
  ],
  opens: 'buyer',
  empty: { title: say('No buyer matches.'), hint: say('Who opens an account in the shop appears here.') },
})
