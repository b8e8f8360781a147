import { ActionIcon, NumberInput, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './new-order.module.css'
import { useProductsCalled } from './new-order.queries.ts'
import type { Line } from './order-text.ts'

interface ChosenProductsProps {
  /** Whose products, where they are not one's own. */
  owner: number | undefined
  lines: readonly Line[]
  onChange: (lines: readonly Line[]) => void
  /** The server's sentences about what was sent. */
  refused: Record<string, string>
}

/** What is ordered, and how much of each. */
export function ChosenProducts({ owner, lines, onChange, refused }: ChosenProductsProps) {
  const change = (id: number, quantity: number | string) =>
    onChange(lines.map((line) => (line.product_id === id ? { ...line, quantity } : line)))
  return (
    <div className={classes.fields}>
      <ProductSearch
        owner={owner}
        chosen={lines.map(({ product_id }) => product_id)}
        onChoose={(line) => onChange([...lines, line])}
        error={refused.items}
      />
      {lines.length > 0 && (
        <ul className={classes.lines} aria-label={say('Products')}>
          {lines.map(({ product_id: id, name, price, quantity }, at) => (
            <li key={id}>
              <span className={classes.product}>
                {name}
                <span className={classes.price}>{formatMoney(price)}</span>
              </span>
              <NumberInput
                aria-label={say('Quantity of {name}', { name })}
                min={1}
                max={999}
                allowDecimal={false}
                value={quantity}
                onChange={(typed) => change(id, typed)}
                w={88}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say('Take out {name}', { name })}
                onClick={() => onChange(lines.filter((line) => line.product_id !== id))}
              >
                <IconX size={16} stroke={1.6} />
              </ActionIcon>
              <RefusedLine sentences={refused} at={at} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function RefusedLine({ sentences, at }: { sentences: Record<string, string>; at: number }) {
  const sentence = sentences[`items.${at}.product_id`] ?? sentences[`items.${at}.quantity`]
  return sentence === undefined ? null : <p className={classes.refused}>{sentence}</p>
}

interface ProductSearchProps {
  owner: number | undefined
  chosen: readonly number[]
  onChoose: (line: Line) => void
  error: string | undefined
}

function ProductSearch({ owner, chosen, onChoose, error }: ProductSearchProps) {
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 200)
  const { data: found = [] } = useProductsCalled(words, owner)
  const choose = (id: string | null) => {
    const product = found.find((one) => String(one.id) === id)
    if (product === undefined) return
    onChoose({ product_id: product.id, name: product.name, price: product.price, quantity: 1 })
    setTyped('')
  }
  return (
    <Select
      label={say('Add a product')}
      placeholder={say('Search by name')}
      description={say('What a published listing shows can be ordered.')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      searchable
      data={found
        .filter(({ id }) => !chosen.includes(id))
        .map(({ id, name, price, listing_id }) => ({
          value: String(id),
          label: `${name} · ${formatMoney(price)}`,
          disabled: listing_id === null,
        }))}
      // The server has narrowed them already.
      filter={({ options }) => options}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={choose}
      nothingFoundMessage={say('No product is called so.')}
      error={error}
      data-autofocus
    />
  )
}
