import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { listDraftsAgain } from '../drafts/drafts.queries.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { useShop, whose } from '../shop/shop.queries.ts'
import { souk } from '../souk.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import { idOf, useFilters } from '../use-filters.ts'
import { BuyerFields } from './buyer-fields.tsx'
import { ChosenProducts } from './chosen-products.tsx'
import classes from './new-order.module.css'
import { bodyOf, emptyOrder } from './order-text.ts'

export function OrderForm() {
  const may = useMay()
  const navigate = useNavigate()
  const [{ owner }, change] = useFilters((raw) => ({ owner: idOf(raw.owner) }))
  // Operators see the products of all shops: an order is of one.
  const choosesShop = may('tenants.any') && may('users.view')
  const isShopKnown = !choosesShop || owner !== undefined
  const { data: shop } = useShop(owner, isShopKnown && may('shop.manage'))
  const draft = useDraft({ ...emptyOrder, country: shop?.country ?? '' })
  const open = useMutation({
    mutationFn: async () => (await souk.drafts.open({ body: { ...bodyOf(draft.values), ...whose(owner) } })).data,
    onSuccess: ({ cart: { id } }) => {
      listDraftsAgain()
      // What was typed is sent: nobody is asked about it.
      void navigate({ to: '/drafts', search: { draft: id } as never, ignoreBlocker: true })
    },
  })
  const refused = sentencesOf(open.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    open.mutate()
  }
  const chooseShop = (id: number | undefined) => {
    change({ owner: id })
    draft.set({ lines: [] })
  }
  return (
    <form onSubmit={submit} aria-label={say('New order')} className={classes.form} noValidate>
      {choosesShop && (
        <Panel title={say('Of which shop')}>
          <UserSelect
            label={say('Whose shop')}
            description={
              isShopKnown ? undefined : say('Choose whose shop the order is of: then you choose its products.')
            }
            value={owner}
            onChoose={chooseShop}
            error={refused.user_id}
          />
        </Panel>
      )}
      {isShopKnown && (
        <>
          <Panel title={say('What is ordered')}>
            <ChosenProducts
              owner={owner}
              lines={draft.values.lines}
              onChange={(lines) => draft.set({ lines })}
              refused={refused}
            />
          </Panel>
          <Panel title={say('For whom')}>
            <BuyerFields draft={draft} refused={refused} />
          </Panel>
          <div className={classes.next}>
            <Refusal error={open.error} />
            <ActButton work={open}>{say('Make the draft')}</ActButton>
            <span className={classes.said}>{say('It orders nothing yet: you get a link for the buyer.')}</span>
          </div>
        </>
      )}
    </form>
  )
}
