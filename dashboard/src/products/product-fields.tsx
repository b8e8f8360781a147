import { Textarea, TextInput } from '@mantine/core'
import type { TextField } from '../design/use-draft.ts'

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
      <TextInput label="Name" {...text('name')} error={refused.name} data-autofocus />
      <TextInput label="Price" {...text('price')} inputMode="decimal" placeholder="19.99" error={refused.price} />
      <Textarea
        label="Description"
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
  price: price.trim(),
  description: description.trim() || null,
})
