import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import type { Draft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { queries, souk } from '../souk.ts'
import classes from './product-drawer.module.css'
import { ProductFields, type ProductText, productOf } from './product-fields.tsx'
import { lookAgain, productKey } from './products.queries.ts'

interface EditProductFormProps {
  id: number
  draft: Draft<ProductText>
  onSaved: () => void
}

export function EditProductForm({ id, draft, onSaved }: EditProductFormProps) {
  const update = useMutation({
    // What was not touched is not sent: somebody else may have changed it meanwhile.
    mutationFn: ({ values, changes }: Pick<Draft<ProductText>, 'values' | 'changes'>) => {
      const changed = Object.entries(productOf(values)).filter(([name]) => name in changes)
      return souk.products.update({ path: { id }, body: Object.fromEntries(changed) })
    },
    onSuccess: ({ data }, { changes }) => {
      queries.setQueryData(productKey(id), data)
      draft.settle(changes)
      lookAgain()
      notifications.show({ message: say('Saved.') })
      onSaved()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (draft.dirty) update.mutate(draft)
    else onSaved()
  }
  return (
    <form onSubmit={submit} className={classes.form} style={{ paddingTop: 16 }}>
      <ProductFields text={draft.text} refused={sentencesOf(update.error)} />
      <Refusal error={update.error} />
      <ActButton work={update}>{say('Save')}</ActButton>
    </form>
  )
}
