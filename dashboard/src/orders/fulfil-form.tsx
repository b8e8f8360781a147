import { Checkbox, TextInput } from '@mantine/core'
import { sentencesOf } from '../design/field-sentences.ts'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { ActForm, useAct } from './act-form.tsx'
import { holdParcel } from './hold-parcels.ts'
import { allOf, itemsOf, LineUnits, sentenceAboutLines, type Units, unsent } from './line-units.tsx'
import classes from './order-acts.module.css'
import type { Order } from './status.tsx'

export type FulfilText = Record<string, string | number | boolean>

interface FulfilFormProps {
  order: Order
  /** As it was typed for a parcel that was taken back. */
  typed: FulfilText
  onTakenBack: (typed: FulfilText) => void
  onDone: () => void
}

/** What leaves together: all that is left, unless one says otherwise. */
export function FulfilForm({ order, typed, onTakenBack, onDone }: FulfilFormProps) {
  const { id, items } = order
  const first = {
    carrier: '',
    tracking_number: '',
    tracking_url: '',
    ships: true as boolean,
    ...allOf(items, unsent),
    ...typed,
  }
  const draft = useDraft<FulfilText>(first)
  const { carrier, tracking_number, tracking_url, ships, ...units } = draft.values
  const work = useAct(
    async () => {
      const tracking = {
        carrier: String(carrier).trim() || null,
        tracking_number: String(tracking_number).trim() || null,
        tracking_url: String(tracking_url).trim() || null,
      }
      const { data } = await souk.orders.fulfill({
        path: { id },
        body: { items: itemsOf(units as Units), ...tracking },
      })
      // The server has looked at it: what is left is to tell the buyer.
      if (ships) holdParcel(order, data.id, { isNew: true, onBack: () => onTakenBack(draft.values) })
    },
    ships ? undefined : say('It is packed.'),
    onDone,
  )
  const refused = sentencesOf(work.error)
  return (
    <ActForm work={work} label={ships ? say('Ship') : say('Pack')}>
      <LineUnits
        items={items}
        left={unsent}
        units={units as Units}
        onChange={(changed) => draft.set(changed)}
        error={sentenceAboutLines(work.error)}
      />
      <div className={classes.pair}>
        <TextInput label={say('Carrier')} {...draft.text('carrier')} error={refused.carrier} />
        <TextInput label={say('Tracking number')} {...draft.text('tracking_number')} error={refused.tracking_number} />
      </div>
      <TextInput
        label={say('Tracking link')}
        placeholder="https://…"
        {...draft.text('tracking_url')}
        error={refused.tracking_url}
      />
      <Checkbox
        label={say('It leaves now: the buyer is told')}
        checked={ships === true}
        onChange={({ currentTarget }) => draft.set({ ships: currentTarget.checked })}
      />
    </ActForm>
  )
}
