import { Ago } from '../design/ago.tsx'
import { Copy } from '../design/copy.tsx'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { choice } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { DraftState, draftStates } from './draft-state.tsx'
import type { DraftRow } from './drafts.queries.ts'

export const draftList = declareList({
  label: say('Drafts'),
  key: ['drafts', 'list'],
  from: souk.drafts.list,
  columns: [
    { label: say('For'), cell: whoFor },
    { label: say('State'), cell: ({ state }) => <DraftState state={state} /> },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: say('Products'), cell: whatIn, wide: true },
    {
      label: say('Worth'),
      cell: ({ items_total, currency }) => `${formatMoney(items_total)} ${currency}`,
      align: 'right',
    },
    { label: say('Made'), cell: ({ created_at }) => <Ago time={created_at} />, align: 'right', wide: true },
    {
      label: say('Link'),
      cell: ({ url }) => url !== null && <Copy value={url} what={say('the link')} />,
      align: 'right',
    },
  ],
  filters: {
    state: choice({
      label: say('State'),
      any: say('Any state'),
      options: (['open', 'paying', 'completed', 'expired'] as const).map((value) => ({
        value,
        label: say(draftStates[value]),
      })),
    }),
  },
  sorts: [
    { value: '-id', label: say('Newest first') },
    { value: 'id', label: say('Oldest first') },
  ],
  opens: 'draft',
  empty: {
    title: say('No draft matches.'),
    none: say('There is no draft yet.'),
    hint: say('A draft is an order that you put together for somebody, with a link by which they pay.'),
  },
})

export function whoFor({ id, name, email }: DraftRow): string {
  return name ?? email ?? say('Draft {id}', { id })
}

function whatIn({ items }: DraftRow): string {
  const [first, ...others] = items
  if (first === undefined) return ''
  const named = `${first.quantity} × ${first.title}`
  return others.length === 0 ? named : say('{named} and {count} more', { named, count: others.length })
}
