import type { Visit } from '../visit.ts'
import { firstSort, type Wishes } from './wishes.ts'

interface Props {
  visit: Visit
  at: string
  wishes: Wishes
  errors: Partial<Record<string, string>>
}

/** A form that asks for the page anew; the script sends it by itself where one chooses and need not write. */
export function Filters({ visit: { words, shop }, at, wishes, errors }: Props) {
  const { search, min_price, max_price, in_stock, sort } = wishes
  const isUsed = min_price !== '' || max_price !== '' || in_stock || sort !== firstSort
  return (
    <details className="filters" open={isUsed}>
      <summary className="chip">{words.filters}</summary>
      <form action={at} className="filter-form" data-send-on-choice="">
        {at.endsWith('/search') && search !== '' && <input type="hidden" name="search" value={search} />}
        <label className="field">
          <span>{words.sort}</span>
          <select name="sort" defaultValue={sort}>
            {Object.entries(words.sorts).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <PriceField
          name="min_price"
          label={`${words.minPrice} (${shop.currency})`}
          value={min_price}
          error={errors.min_price && words.badPrice}
        />
        <PriceField
          name="max_price"
          label={`${words.maxPrice} (${shop.currency})`}
          value={max_price}
          error={errors.max_price && words.badPrice}
        />
        <label className="check">
          <input type="checkbox" name="in_stock" value="true" defaultChecked={in_stock} />
          <span>{words.inStockOnly}</span>
        </label>
        <button className="button quiet-button" type="submit">
          {words.apply}
        </button>
      </form>
    </details>
  )
}

interface PriceFieldProps {
  name: 'min_price' | 'max_price'
  label: string
  value: string
  error: string | undefined
}

function PriceField({ name, label, value, error }: PriceFieldProps) {
  return (
    <div className="field narrow">
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        inputMode="decimal"
        defaultValue={value}
        maxLength={11}
        autoComplete="off"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
      />
      {error !== undefined && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
