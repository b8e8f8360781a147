import { Button, Popover, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { tellRefusal } from '../../design/tell-refusal.tsx'
import { formatCount } from '../../format.ts'
import { souk } from '../../souk.ts'
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
    <section className={classes.picked} aria-label="Selected products">
      <span>{formatCount(picked.size)} selected</span>
      {picked.size < total && (
        <Button variant="subtle" size="xs" loading={pickAll.isPending} onClick={() => pickAll.mutate()}>
          Select all {formatCount(total)}
        </Button>
      )}
      <ChangeAll label="Change price" kind="price" onApply={change} />
      <ChangeAll label="Change stock" kind="quantity" onApply={change} />
      <Button variant="subtle" size="xs" onClick={() => onPick(new Map())}>
        Select none
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
    { value: 'set', label: 'Set to' },
    { value: 'raise', label: 'Raise by percent' },
    { value: 'lower', label: 'Lower by percent' },
  ],
  quantity: [
    { value: 'set', label: 'Set to' },
    { value: 'add', label: 'Add' },
    { value: 'take', label: 'Take away' },
  ],
}
const forms = { price: /^\d{1,8}(\.\d{1,2})?$/, quantity: /^\d{1,10}$/ }
const complaints = { price: 'A number such as 19.99.', quantity: 'A whole number.' }

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
    if (!forms[kind].test(value.trim())) return setError(complaints[kind])
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
            aria-label="How"
            data={ways[kind]}
            value={by}
            allowDeselect={false}
            onChange={(way) => setBy(way ?? 'set')}
            comboboxProps={{ withinPortal: false }}
          />
          <TextInput
            aria-label="By how much"
            inputMode="decimal"
            value={value}
            error={error}
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
          <Button type="submit">Apply</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
