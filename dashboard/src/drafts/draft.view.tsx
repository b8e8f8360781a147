import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { deletes } from '../deletion.ts'
import { AskFirst } from '../design/ask-first.tsx'
import { BackLink } from '../design/back-link.tsx'
import { Loaded } from '../design/loaded.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoment, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { MadeDraft } from '../new-order/made-draft.tsx'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import type { Raw } from '../use-filters.ts'
import { whoFor } from './draft-list.tsx'
import { DraftState } from './draft-state.tsx'
import classes from './drafts.module.css'
import { type DraftRow, draftKey, listDraftsAgain, useDraftCart, useDraftRow } from './drafts.queries.ts'

const listAgain = ({ draft: _draft, ...before }: Raw) => before

/** One draft in place of the list: its link and what is in it, or what became of it. */
export function DraftView({ id }: { id: number }) {
  const query = useDraftRow(id)
  const draft = query.data
  return (
    <section aria-label={say('Draft')}>
      <BackLink to="/drafts" search={listAgain}>
        {say('Drafts')}
      </BackLink>
      <PageHeader
        title={draft === undefined ? say('Draft') : whoFor(draft)}
        hint={draft && <Head draft={draft} />}
        actions={draft && <GiveUp draft={draft} />}
      />
      <Loaded query={query} lines={10}>
        {(known) => (known.url === null ? <Over draft={known} /> : <Open draft={known} />)}
      </Loaded>
    </section>
  )
}

function Head({ draft: { state, user_id, created_at, expires_at } }: { draft: DraftRow }) {
  const may = useMay()
  return (
    <span className={classes.head}>
      <DraftState state={state} />
      <span>{say('Made {time}', { time: formatMoment(created_at) })}</span>
      {state === 'open' && <span>{say('Ends {time}', { time: formatMoment(expires_at) })}</span>}
      {may('tenants.any') && <TenantName id={user_id} />}
    </span>
  )
}

function Open({ draft }: { draft: DraftRow }) {
  return (
    <Loaded query={useDraftCart(draft)} lines={10}>
      {(made) => <MadeDraft draft={made} />}
    </Loaded>
  )
}

/** It leads nowhere any more, or its link was told once, by an earlier version. */
function Over({ draft: { state, items, items_total, currency, order } }: { draft: DraftRow }) {
  return (
    <div className={classes.over}>
      <Panel title={say('What is in it')}>
        <ul className={classes.items}>
          {items.map(({ product_id, title, options, quantity }) => (
            <li key={product_id}>
              {quantity} × {[title, ...Object.values(options)].join(', ')}
            </li>
          ))}
        </ul>
        <p>
          {formatMoney(items_total)} {currency}
        </p>
      </Panel>
      {order !== null && (
        <p>
          <Link to="/orders" search={{ order: order.id } as never}>
            {say('Order #{number}', { number: order.number })}
          </Link>
        </p>
      )}
      {state === 'open' && <p>{say('Its link was told once, when it was made.')}</p>}
    </div>
  )
}

function GiveUp({ draft: { id, state } }: { draft: DraftRow }) {
  const navigate = useNavigate()
  const giveUp = useMutation({
    ...deletes(draftKey(id)),
    mutationFn: () => souk.drafts.delete({ path: { id } }),
    onSuccess: () => void navigate({ to: '/drafts', search: listAgain as never }),
    onError: (error) => tellRefusal(error),
    onSettled: listDraftsAgain,
  })
  if (state === 'paying' || state === 'completed') return null
  return (
    <AskFirst
      label={say('Delete')}
      question={say('Delete the draft?')}
      yes={say('Delete it')}
      no={say('Not now')}
      final
      loading={giveUp.isPending}
      onYes={() => giveUp.mutate()}
    >
      {say('Its link leads nowhere any more.')}
    </AskFirst>
  )
}
