import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { NewOrderLink } from '../new-order/new-order-link.tsx'
import { idOf, useFilters } from '../use-filters.ts'
import { DraftView } from './draft.view.tsx'
import { draftList } from './draft-list.tsx'

export default function DraftsView() {
  const [{ draft }] = useFilters((raw) => ({ draft: idOf(raw.draft) }))
  if (draft !== undefined) return <DraftView key={draft} id={draft} />
  return (
    <ListPage
      list={draftList}
      title={say('Drafts')}
      hint={say('Orders that you put together for somebody, and what became of them')}
      actions={() => <NewOrderLink />}
    />
  )
}
