import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { sentencesOf } from '../design/field-sentences.ts'
import { useDraft } from '../design/use-draft.ts'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { typedAmount } from '../typed-amount.ts'
import { ActForm, useAct } from './act-form.tsx'
import { itemsOf, LineUnits, type OrderItem, sentenceAboutLines, type Units } from './line-units.tsx'
import type { Order } from './status.tsx'

interface RefundFormProps {
  order: Order
  /** What was paid and not given back. */
  kept: string
  onDone: () => void
}

const isThere = ({ quantity, returned }: OrderItem) => quantity - returned

/** All that is left, units of lines with their exact share, or any amount. */
export function RefundForm({ order: { id, items }, kept, onDone }: RefundFormProps) {
  const draft = useDraft<Record<string, string | number | boolean>>({
    what: 'all',
    amount: '',
    shipping: '',
    reason: '',
    restock: false,
  })
  const { what, amount, shipping, reason, restock, ...units } = draft.values
  const wanted = {
    all: {},
    lines: { items: itemsOf(units as Units), ...(shipping !== '' && { shipping: typedAmount(String(shipping)) }) },
    amount: { amount: typedAmount(String(amount)) },
  }[what as 'all' | 'lines' | 'amount']
  const work = useAct(
    () => {
      const body = { ...wanted, reason: String(reason).trim() || null, restock: restock === true }
      return souk.orders.refund({ path: { id }, body })
    },
    say('The refund is recorded.'),
    onDone,
  )
  const refused = sentencesOf(work.error)
  return (
    <ActForm work={work} label={say('Refund')}>
      <SegmentedControl
        aria-label={say('What is given back')}
        data={[
          { value: 'all', label: say('All {kept}', { kept: formatMoney(kept) }) },
          { value: 'lines', label: say('Lines') },
          { value: 'amount', label: say('An amount') },
        ]}
        value={String(what)}
        onChange={(chosen) => draft.set({ what: chosen })}
      />
      {what === 'lines' && (
        <>
          <LineUnits
            items={items}
            left={isThere}
            units={units as Units}
            onChange={(changed) => draft.set(changed)}
            error={sentenceAboutLines(work.error)}
          />
          <TextInput
            label={say('Of the shipping')}
            inputMode="decimal"
            {...draft.text('shipping')}
            error={refused.shipping}
          />
        </>
      )}
      {what === 'amount' && (
        <TextInput label={say('Amount')} inputMode="decimal" {...draft.text('amount')} error={refused.amount} />
      )}
      <Textarea label={say('Reason')} autosize minRows={1} {...draft.text('reason')} error={refused.reason} />
      <Checkbox
        label={say('The units go back into stock')}
        checked={restock === true}
        onChange={({ currentTarget }) => draft.set({ restock: currentTarget.checked })}
      />
    </ActForm>
  )
}
