import { NumberInput, Textarea, TextInput } from '@mantine/core'

interface ProductFieldsProps {
  /** The server's sentences about what was sent. */
  refused: Record<string, string>
  product?: { name: string; price: string; description: string | null }
  /** A new product has its first stock; later it changes by adjustments, which say why. */
  withQuantity?: boolean
}

/** Prices stay text from the field to the server: no float in between. */
export function ProductFields({ refused, product, withQuantity = false }: ProductFieldsProps) {
  return (
    <>
      <TextInput label="Name" name="name" defaultValue={product?.name ?? ''} error={refused.name} data-autofocus />
      <TextInput
        label="Price"
        name="price"
        inputMode="decimal"
        placeholder="19.99"
        defaultValue={product?.price ?? ''}
        error={refused.price}
      />
      {withQuantity && (
        <NumberInput
          label="Quantity"
          name="quantity"
          min={0}
          defaultValue={0}
          allowDecimal={false}
          error={refused.quantity}
        />
      )}
      <Textarea
        label="Description"
        name="description"
        autosize
        minRows={2}
        maxRows={8}
        defaultValue={product?.description ?? ''}
        error={refused.description}
      />
    </>
  )
}

export function readProductFields(form: HTMLFormElement) {
  const fields = new FormData(form)
  const word = (name: string) => String(fields.get(name) ?? '').trim()
  return { name: word('name'), price: word('price'), description: word('description') || null }
}
