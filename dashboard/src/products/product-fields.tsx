import { Textarea, TextInput } from '@mantine/core'
import type { TextField } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { asTyped, typedAmount } from '../typed-amount.ts'

export type ProductText = Record<'name' | 'price' | 'description', string>

interface ProductFieldsProps {
  /** The server's sentences about what was sent. */
  refused: Record<string, string>
  text: (name: keyof ProductText) => TextField
}

/** Prices stay text from the field to the server: no float in between. */
export function ProductFields({ refused, text }: ProductFieldsProps) {
  return (
    <>
      <TextInput label={say('Name')} {...text('name')} error={refused.name} data-autofocus />
      <TextInput
        label={say('Price')}
        {...text('price')}
        inputMode="decimal"
        placeholder={asTyped('19.99')}
        error={refused.price}
      />
      <Textarea
        label={say('Description')}
        {...text('description')}
        autosize
        minRows={2}
        maxRows={8}
        error={refused.description}
      />
    </>
  )
}

/** As the API takes them. */
export const productOf = ({ name, price, description }: ProductText) => ({
  name: name.trim(),
  price: typedAmount(price),
  description: description.trim() || null,
})
