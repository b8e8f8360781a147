import { NumberInput, TagsInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActButton } from '../../design/act-button.tsx'
import { Refusal } from '../../design/refusal.tsx'
import { useUnsaved } from '../../design/unsaved.ts'
import { useDraft } from '../../design/use-draft.ts'
import { Window } from '../../design/window.tsx'
import { formatCount } from '../../format.ts'
import { say } from '../../language/say.ts'
import { souk } from '../../souk.ts'
import { typedAmount } from '../../typed-amount.ts'
import { type Listing, lookAgain } from '../listings.queries.ts'
import classes from './products.module.css'

interface AddProductsProps {
  listing: Listing
  opened: boolean
  onClose: () => void
}

export function AddProducts({ listing, opened, onClose }: AddProductsProps) {
  return (
    <Window opened={opened} onClose={onClose} title={say('Add products')}>
      <AddProductsForm listing={listing} onAdded={onClose} />
    </Window>
  )
}

const atOnce = 100

/** One product for each combination of the values that are typed. */
function AddProductsForm({ listing, onAdded }: { listing: Listing; onAdded: () => void }) {
  const { id, option_names: names } = listing
  const [values, setValues] = useState<Record<string, string[]>>({})
  const draft = useDraft({ price: '', quantity: 0 as number | string })
  useUnsaved(Object.values(values).some((chosen) => chosen.length > 0))
  const combinations = combine(names, values)
  const add = useMutation({
    mutationFn: async () => {
      const products = combinations.map((options) => ({
        price: typedAmount(draft.values.price),
        quantity: Number(draft.values.quantity),
        options,
      }))
      for (let from = 0; from < products.length; from += atOnce)
        await souk.listings.addProducts({ path: { id }, body: { products: products.slice(from, from + atOnce) } })
      return products.length
    },
    onSuccess: (count) => {
      notifications.show({
        message:
          count === 1 ? say('The product is added.') : say('{count} products added.', { count: formatCount(count) }),
      })
      onAdded()
    },
    onSettled: () => lookAgain(),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (combinations.length > 0) add.mutate()
  }
  const sentences = refusals(add.error)
  return (
    <form className={classes.add} onSubmit={submit} noValidate>
      {names.map((name, at) => (
        <TagsInput
          key={name}
          label={name}
          description={at === 0 ? say('One value or several: each combination becomes a product.') : undefined}
          value={values[name] ?? []}
          onChange={(chosen) => setValues({ ...values, [name]: chosen })}
          error={at === 0 ? sentences.options : undefined}
          {...(at === 0 && { 'data-autofocus': true })}
        />
      ))}
      <div className={classes.pair}>
        <TextInput label={say('Price')} inputMode="decimal" {...draft.text('price')} error={sentences.price} />
        <NumberInput
          label={say('In stock')}
          min={0}
          allowDecimal={false}
          value={draft.values.quantity}
          onChange={(quantity) => draft.set({ quantity })}
          error={sentences.quantity}
        />
      </div>
      <Refusal error={add.error} />
      <ActButton work={add} disabled={combinations.length === 0}>
        {combinations.length === 1
          ? say('Add 1 product')
          : say('Add {count} products', { count: formatCount(combinations.length) })}
      </ActButton>
    </form>
  )
}

/** `[{size: 'S', colour: 'red'}, …]`; one without options where the listing has none. */
function combine(names: readonly string[], values: Record<string, string[]>): Record<string, string>[] {
  return names.reduce<Record<string, string>[]>(
    (combinations, name) =>
      combinations.flatMap((options) => (values[name] ?? []).map((value) => ({ ...options, [name]: value }))),
    [{}],
  )
}

/** By field, whichever of the products it is about. */
function refusals(error: Error | null): Record<string, string> {
  const errors = (error as { errors?: Record<string, string[]> } | null)?.errors ?? {}
  return Object.fromEntries(
    Object.entries(errors)
      .toReversed()
      .map(([field, sentences]) => [field.replace(/^products\.\d+\./, '').split('.')[0] ?? field, sentences.join(' ')]),
  )
}
