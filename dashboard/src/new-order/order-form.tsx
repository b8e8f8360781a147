import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { BuyerFields } from './buyer-fields.tsx'
import { ChosenProducts } from './chosen-products.tsx'
import classes from './new-order.module.css'
import type { Draft } from './new-order.queries.ts'
import { bodyOf, emptyOrder } from './order-text.ts'

export function OrderForm({ onMade }: { onMade: (draft: Draft) => void }) {
  const draft = useDraft(emptyOrder)
  const open = useMutation({
    mutationFn: async () => (await souk.drafts.open({ body: bodyOf(draft.values) })).data,
    onSuccess: onMade,
    // The token lies nowhere in the clear once the page is left.
    gcTime: 0,
  })
  const refused = sentencesOf(open.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    open.mutate()
  }
  return (
    <form onSubmit={submit} aria-label={say('New order')} className={classes.form} noValidate>
      <Panel title={say('What is ordered')}>
        <ChosenProducts lines={draft.values.lines} onChange={(lines) => draft.set({ lines })} refused={refused} />
      </Panel>
      <Panel title={say('For whom')}>
        <BuyerFields draft={draft} refused={refused} />
      </Panel>
      <div className={classes.next}>
        <Refusal error={open.error} />
        <ActButton work={open}>{say('Make the draft')}</ActButton>
        <span className={classes.said}>{say('It orders nothing yet: you get a link for the buyer.')}</span>
      </div>
    </form>
  )
}
