import { Button, Popover, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { tellRefusal } from '../../design/tell-refusal.tsx'
import { formatCount } from '../../format.ts'
import { say } from '../../language/say.ts'
import { souk } from '../../souk.ts'
import { asTyped, typedAmount } from '../../typed-amount.ts'
import type { ListedProduct } from '../listings.queries.ts'
import classes from './products.module.css'
import { type Change, changedRow, type RowDraft } from './row-draft.ts'

/** Products that are chosen, on whichever page they stand. */
export type Picked = ReadonlyMap<number, ListedProduct>

interface PickedBarProps {
  listingId: number
  /** How many the listing has. */
  total: number
  picked: Picked
  onPick: (picked: Picked) => void
  rowOf: (product: ListedProduct) => RowDraft
  onChange: (rows: RowDraft[]) => void
}

/** What one may do with the chosen products: the table shows it, and nothing is saved before one says so. */
export function PickedBar({ listingId, total, picked, onPick, rowOf, onChange }: PickedBarProps) {
  const pickAll = useMutation({
    mutationFn: () => allOf(listingId),
    onSuccess: onPick,
    onError: (error) => tellRefusal(error),
  })
  if (picked.size === 0) return null
  const change = (wanted: Change) => onChange([...picked.values()].map((product) => changedRow(rowOf(product), wanted)))
  return (
    <section className={classes.picked} aria-label={say('Selected products')}>
      <span>{say('{count} selected', { count: formatCount(picked.size) })}</span>
      {picked.size < total && (
        <Button variant="subtle" size="xs" loading={pickAll.isPending} onClick={() => pickAll.mutate()}>
          {say('Select all {count}', { count: formatCount(total) })}
        </Button>
      )}
      <ChangeAll label={say('Change price')} kind="price" onApply={change} />
      <ChangeAll label={say('Change stock')} kind="quantity" onApply={change} />
      <Button variant="subtle" size="xs" onClick={() => onPick(new Map())}>
        {say('Select none')}
      </Button>
    </section>
  )
}

async function allOf(id: number): Promise<Picked> {
  const all = new Map<number, ListedProduct>()
  for await (const product of souk.listings.listProducts.each({ path: { id }, query: { per_page: 100 } }))
    all.set(product.id, product)
  return all
}

const ways = {
  price: [
    { value: 'set', label: say('Set to') },
    { value: 'raise', label: say('Raise by percent') },
    { value: 'lower', label: say('Lower by percent') },
  ],
  quantity: [
    { value: 'set', label: say('Set to') },
    { value: 'add', label: say('Add') },
    { value: 'take', label: say('Take away') },
  ],
}
const forms = { price: /^\d{1,8}(\.\d{1,2})?$/, quantity: /^\d{1,10}$/ }
const complaints = {
  price: say('A number such as {example}.', { example: asTyped('19.99') }),
  quantity: say('A whole number.'),
}

interface ChangeAllProps {
  label: string
  kind: Change['kind']
  onApply: (change: Change) => void
}

function ChangeAll({ label, kind, onApply }: ChangeAllProps) {
  const [opened, setOpened] = useState(false)
  const [by, setBy] = useState('set')
  const [value, setValue] = useState('')
  const [error, setError] = useState<string>()
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Beside the form that it stands in, not part of it.
    event.stopPropagation()
    if (!forms[kind].test(kind === 'price' ? typedAmount(value) : value.trim())) return setError(complaints[kind])
    setError(undefined)
    setOpened(false)
    onApply({ kind, by, value: value.trim() } as Change)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.change} onSubmit={apply}>
          <Select
            aria-label={say('How')}
            data={ways[kind]}
            value={by}
            allowDeselect={false}
            onChange={(way) => setBy(way ?? 'set')}
            comboboxProps={{ withinPortal: false }}
          />
          <TextInput
            aria-label={say('By how much')}
            inputMode="decimal"
            value={value}
            error={error}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
          <Button type="submit">{say('Apply')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
