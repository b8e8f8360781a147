import { NumberInput, TagsInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { asTyped, typedAmount } from '../typed-amount.ts'
import classes from './listings.module.css'
import { lookAgain } from './listings.queries.ts'

interface NewListingProps {
  opened: boolean
  onClose: () => void
  onCreated: (id: number) => void
}

export function NewListing({ opened, onClose, onCreated }: NewListingProps) {
  const created = (id: number) => {
    onClose()
    onCreated(id)
  }
  return (
    <Window opened={opened} onClose={onClose} title={say('New listing')}>
      <NewListingForm onCreated={created} />
    </Window>
  )
}

/** One that comes in several kinds gets its products on its own page. */
function NewListingForm({ onCreated }: { onCreated: (id: number) => void }) {
  const draft = useDraft({ title: '', price: '', quantity: 0 as number | string, option_names: [] as string[] })
  const { title, price, quantity, option_names } = draft.values
  const isSingle = option_names.length === 0
  const create = useMutation({
    mutationFn: () => {
      const products =
        isSingle && price.trim() !== '' ? [{ price: typedAmount(price), quantity: Number(quantity) }] : []
      return souk.listings.create({ body: { title: title.trim(), option_names, products } })
    },
    onSuccess: ({ data }) => {
      lookAgain()
      notifications.show({ message: say("'{title}' is a draft. Publish it when it is ready.", { title: data.title }) })
      onCreated(data.id)
    },
  })
  const refused = sentencesOf(create.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <TextInput label={say('Title')} {...draft.text('title')} error={refused.title} data-autofocus />
      <TagsInput
        label={say('Options')}
        description={say('What its products differ by, such as size and colour; none where there is one product.')}
        placeholder={isSingle ? 'size, colour' : ''}
        maxTags={3}
        value={option_names}
        onChange={(names) => draft.set({ option_names: names })}
        error={refused.option_names}
      />
      {isSingle && (
        <div className={classes.pair}>
          <TextInput
            label={say('Price')}
            inputMode="decimal"
            placeholder={asTyped('19.99')}
            {...draft.text('price')}
            error={refused['products.0.price']}
          />
          <NumberInput
            label={say('In stock')}
            min={0}
            allowDecimal={false}
            value={quantity}
            onChange={(typed) => draft.set({ quantity: typed })}
            error={refused['products.0.quantity']}
          />
        </div>
      )}
      <Refusal error={create.error} />
      <ActButton work={create}>{say('Create listing')}</ActButton>
    </form>
  )
}
