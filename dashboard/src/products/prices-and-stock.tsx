import { TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { useDraft } from '../design/use-draft.ts'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { asTyped, typedAmount } from '../typed-amount.ts'
import classes from './product-drawer.module.css'
import { lookAgain, type Product } from './products.queries.ts'

interface PricesAndStockProps {
  products: readonly Product[]
  onSaved: () => void
}

const fieldsOf = (products: readonly Product[]) =>
  Object.fromEntries(
    products.flatMap(({ id, price, quantity }) => [
      [`price ${id}`, asTyped(price)],
      [`quantity ${id}`, String(quantity)],
    ]),
  )

/** A grid to type into. Each product is saved by itself; what the server refuses stays, with its sentence. */
export function PricesAndStock({ products, onSaved }: PricesAndStockProps) {
  // As they were when the window was opened: news of the stock are told by the server, which compares.
  const [known, setKnown] = useState(products)
  const draft = useDraft<Record<string, string>>(fieldsOf(known))
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map())
  const changed = known.filter(({ id }) => `price ${id}` in draft.changes || `quantity ${id}` in draft.changes)
  const save = useMutation({
    mutationFn: async () => {
      const refusals = new Map<number, string>()
      for (const product of changed) {
        const saved = await saveOne(product, draft.changes)
        if (typeof saved === 'string') refusals.set(product.id, saved)
        else setKnown((before) => before.map((one) => (one.id === saved.id ? saved : one)))
      }
      setRefused(refusals)
      return refusals.size
    },
    onSuccess: (failed) => {
      notifications.show({ message: say('{count} products saved.', { count: formatCount(changed.length - failed) }) })
      if (failed === 0) onSaved()
    },
    onSettled: () => lookAgain(),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <table className={classes.priced} aria-label={say('Prices and stock')}>
        <thead>
          <tr>
            <th scope="col">{say('Product')}</th>
            <th scope="col">{say('Price')}</th>
            <th scope="col">{say('Stock')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ id, name }) => (
            <tr key={id}>
              <td>
                {name}
                {refused.has(id) && (
                  <p role="alert" className={classes.refused}>
                    {refused.get(id)}
                  </p>
                )}
              </td>
              <td>
                <TextInput
                  aria-label={say('Price of {name}', { name })}
                  inputMode="decimal"
                  w={110}
                  {...draft.text(`price ${id}`)}
                />
              </td>
              <td>
                <TextInput
                  aria-label={say('Stock of {name}', { name })}
                  inputMode="numeric"
                  w={90}
                  {...draft.text(`quantity ${id}`)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ActButton work={save} disabled={changed.length === 0}>
        {changed.length === 0 ? say('Save') : say('Save {count}', { count: formatCount(changed.length) })}
      </ActButton>
    </form>
  )
}

/** The product as it is saved, or the server's sentence where it refuses. */
async function saveOne({ id, quantity }: Product, changes: Partial<Record<string, string>>): Promise<Product | string> {
  const [price, count] = [changes[`price ${id}`], changes[`quantity ${id}`]?.trim()]
  const body = {
    ...(price !== undefined && { price: typedAmount(price) }),
    // What is no number goes as it is, so that the server says so.
    ...(count !== undefined && {
      quantity: (/^\d+$/.test(count) ? Number(count) : count) as number,
      expected_quantity: quantity,
    }),
  }
  try {
    return (await souk.products.update({ path: { id }, body })).data
  } catch (error) {
    return Object.values(sentencesOf(error as Error)).join(' ') || (error as Error).message
  }
}
