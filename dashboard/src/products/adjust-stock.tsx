import { NumberInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { Box } from '../design/box.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { useDraft } from '../design/use-draft.ts'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import classes from './product-drawer.module.css'
import { lookAgain, type Product } from './products.queries.ts'

/** Stock comes and goes by movements that say why; a count typed over a sale would lose the sale. */
export function AdjustStock({ product: { id, quantity } }: { product: Product }) {
  const draft = useDraft({ delta: '' as number | string, reason: '' })
  const { delta } = draft.values
  const adjust = useMutation({
    mutationFn: (wanted: typeof draft.values) =>
      souk.products.adjustStock({ path: { id }, body: { ...wanted, delta: Number(wanted.delta) } }),
    onSuccess: ({ data }, sent) => {
      draft.settle(sent)
      lookAgain()
      notifications.show({ message: say('There are {count} now.', { count: formatCount(data.quantity_after) }) })
    },
  })
  const refused = sentencesOf(adjust.error)
  const after = quantity + Number(delta || 0)
  return (
    <Box title={say('Adjust the stock')}>
      <form
        className={classes.adjust}
        onSubmit={(event) => {
          event.preventDefault()
          adjust.mutate(draft.values)
        }}
      >
        <NumberInput
          label={say('Change')}
          placeholder={say('+5 or -2')}
          value={delta}
          onChange={(typed) => draft.set({ delta: typed })}
          allowDecimal={false}
          error={refused.delta}
        />
        <TextInput
          label={say('Reason')}
          placeholder={say('Delivered, broken, counted…')}
          {...draft.text('reason')}
          error={
            refused.reason ?? (adjust.error !== null && refused.delta === undefined ? adjust.error.message : undefined)
          }
        />
        <ActButton work={adjust} variant="default">
          {delta === '' || delta === 0 || after < 0
            ? say('Adjust')
            : say('Adjust to {count}', { count: formatCount(after) })}
        </ActButton>
      </form>
    </Box>
  )
}
