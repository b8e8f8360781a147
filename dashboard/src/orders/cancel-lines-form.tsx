import { Textarea } from '@mantine/core'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { ActForm, useAct } from './act-form.tsx'
import { itemsOf, LineUnits, sentenceAboutLines, type Units, unsent } from './line-units.tsx'
import type { Order } from './status.tsx'

interface CancelLinesFormProps {
  order: Order
  onDone: () => void
}

/** Units that nobody will send: their stock returns, and their share of the total is owed no more. */
export function CancelLinesForm({ order: { id, items }, onDone }: CancelLinesFormProps) {
  const draft = useDraft<Record<string, string | number>>({ note: '' })
  const { note, ...units } = draft.values
  const work = useAct(
    () => {
      const body = { items: itemsOf(units as Units), note: String(note).trim() || null }
      return souk.orders.cancelLines({ path: { id }, body })
    },
    say('The lines are cancelled.'),
    onDone,
  )
  return (
    <ActForm work={work} label={say('Cancel these')}>
      <LineUnits
        items={items}
        left={unsent}
        units={units as Units}
        onChange={(changed) => draft.set(changed)}
        error={sentenceAboutLines(work.error)}
      />
      <Textarea label={say('Note')} autosize minRows={1} {...draft.text('note')} />
    </ActForm>
  )
}
