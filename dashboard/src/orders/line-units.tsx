import { NumberInput } from '@mantine/core'
import { say } from '../language/say.ts'
import classes from './order-acts.module.css'
import type { Order } from './status.tsx'

export type OrderItem = Order['items'][number]
/** How many units of each line are meant, by the line's id. */
export type Units = Record<string, number | string>

interface LineUnitsProps {
  items: readonly OrderItem[]
  /** How many of a line there are to choose from. */
  left: (item: OrderItem) => number
  units: Units
  onChange: (units: Units) => void
  error?: string | undefined
}

export function LineUnits({ items, left, units, onChange, error }: LineUnitsProps) {
  return (
    <fieldset className={classes.lines}>
      <legend className="visually-hidden">{say('Lines')}</legend>
      {items
        .filter((item) => left(item) > 0)
        .map((item) => (
          <div key={item.id} className={classes.line}>
            <span>
              {item.product_name}
              <span className={classes.dimmed}> {say('of {count}', { count: left(item) })}</span>
            </span>
            <NumberInput
              aria-label={say('Units of {name}', { name: item.product_name })}
              size="xs"
              w={84}
              min={0}
              max={left(item)}
              allowDecimal={false}
              value={units[item.id] ?? 0}
              onChange={(count) => onChange({ ...units, [item.id]: count })}
            />
          </div>
        ))}
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** All that there are to choose from. */
export const allOf = (items: readonly OrderItem[], left: (item: OrderItem) => number): Units =>
  Object.fromEntries(items.map((item) => [item.id, left(item)]))

/** As the API takes them. */
export const itemsOf = (units: Units) =>
  Object.entries(units).flatMap(([id, count]) =>
    Number(count) > 0 ? [{ order_item_id: Number(id), quantity: Number(count) }] : [],
  )

/** The server's sentence about the lines, whichever it is about. */
export function sentenceAboutLines(error: Error | null): string | undefined {
  const errors = (error as { errors?: Record<string, string[]> } | null)?.errors ?? {}
  return Object.entries(errors)
    .find(([field]) => field.startsWith('items'))?.[1]
    .join(' ')
}

export const unsent = ({ quantity, cancelled, fulfilled }: OrderItem) => quantity - cancelled - fulfilled
