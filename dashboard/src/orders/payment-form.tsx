import { Textarea, TextInput } from '@mantine/core'
import { sentencesOf } from '../design/field-sentences.ts'
import { useDraft } from '../design/use-draft.ts'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { asTyped, typedAmount } from '../typed-amount.ts'
import { ActForm, useAct } from './act-form.tsx'
import type { Order } from './status.tsx'

interface PaymentFormProps {
  order: Order
  /** What nobody has paid yet. */
  outstanding: string
  onDone: () => void
}

/** Money that came by another way: cash, a transfer, an invoice that was paid. */
export function PaymentForm({ order: { id }, outstanding, onDone }: PaymentFormProps) {
  const draft = useDraft({ amount: asTyped(outstanding), note: '' })
  const { amount, note } = draft.values
  const work = useAct(
    () => souk.orders.recordPayment({ path: { id }, body: { amount: typedAmount(amount), note: note.trim() || null } }),
    say('The payment is recorded.'),
    onDone,
  )
  const refused = sentencesOf(work.error)
  return (
    <ActForm work={work} label={say('Record payment')}>
      <TextInput
        label={say('Amount')}
        description={say('{outstanding} is outstanding.', { outstanding: formatMoney(outstanding) })}
        inputMode="decimal"
        {...draft.text('amount')}
        error={refused.amount}
        data-autofocus
      />
      <Textarea label={say('Note')} autosize minRows={1} {...draft.text('note')} error={refused.note} />
    </ActForm>
  )
}
