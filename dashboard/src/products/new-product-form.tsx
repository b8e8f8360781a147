import { NumberInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import classes from './product-drawer.module.css'
import { ProductFields, productOf } from './product-fields.tsx'
import { lookAgain, type Product } from './products.queries.ts'

export function NewProductForm({ onCreated }: { onCreated: (product: Product) => void }) {
  const me = useMe()
  const may = useMay()
  const draft = useDraft({ name: '', price: '', description: '', quantity: 0 as number | string, owner: me.shop_id })
  const { quantity, owner } = draft.values
  const create = useMutation({
    mutationFn: (body: Parameters<typeof souk.products.create>[0]['body']) => souk.products.create({ body }),
    onSuccess: ({ data }) => {
      lookAgain()
      notifications.show({ message: say("'{name}' is in the catalogue.", { name: data.name }) })
      onCreated(data)
    },
  })
  const refused = sentencesOf(create.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    create.mutate({
      ...productOf(draft.values),
      quantity: Number(quantity),
      ...(owner !== me.shop_id && { user_id: owner }),
    })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <ProductFields text={draft.text} refused={refused} />
      {/* Later it changes by adjustments, which say why. */}
      <NumberInput
        label={say('Quantity')}
        min={0}
        allowDecimal={false}
        value={quantity}
        onChange={(typed) => draft.set({ quantity: typed })}
        error={refused.quantity}
      />
      {may('tenants.any') && (
        <UserSelect
          label={say('Shop')}
          description={say('Whose catalogue it goes into.')}
          value={owner}
          onChoose={(id) => draft.set({ owner: id ?? me.shop_id })}
          error={refused.user_id}
        />
      )}
      <Refusal error={create.error} />
      <ActButton work={create}>{say('Create product')}</ActButton>
    </form>
  )
}
