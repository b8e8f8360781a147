import { Button, NumberInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Box } from '../design/box.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { formatCount } from '../format.ts'
import { souk } from '../souk.ts'
import classes from './product-drawer.module.css'
import { lookAgain, type Product } from './products.queries.ts'

/** Stock comes and goes by movements that say why; a count typed over a sale would lose the sale. */
export function AdjustStock({ product: { id, quantity } }: { product: Product }) {
  const [delta, setDelta] = useState<number | string>('')
  const [reason, setReason] = useState('')
  const adjust = useMutation({
    mutationFn: () => souk.products.adjustStock({ path: { id }, body: { delta: Number(delta), reason } }),
    onSuccess: ({ data }) => {
      setDelta('')
      setReason('')
      lookAgain()
      notifications.show({ message: `There are ${formatCount(data.quantity_after)} now.` })
    },
  })
  const refused = sentencesOf(adjust.error)
  const after = quantity + Number(delta || 0)
  return (
    <Box title="Adjust the stock">
      <form
        className={classes.adjust}
        onSubmit={(event) => {
          event.preventDefault()
          adjust.mutate()
        }}
      >
        <NumberInput
          label="Change"
          placeholder="+5 or -2"
          value={delta}
          onChange={setDelta}
          allowDecimal={false}
          error={refused.delta}
        />
        <TextInput
          label="Reason"
          placeholder="Delivered, broken, counted…"
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={
            refused.reason ?? (adjust.error !== null && refused.delta === undefined ? adjust.error.message : undefined)
          }
        />
        <Button type="submit" variant="default" loading={adjust.isPending}>
          {delta === '' || delta === 0 ? 'Adjust' : `Adjust to ${formatCount(after)}`}
        </Button>
      </form>
    </Box>
  )
}
