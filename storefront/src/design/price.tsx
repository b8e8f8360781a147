import type { Visit } from '../visit.ts'

interface Props {
  visit: Visit
  price: string
  /** The highest one, where there are several. */
  upTo?: string | null
  before?: string | null
}

export function Price({ visit: { money, words }, price, upTo = price, before = null }: Props) {
  return (
    <p className="price">
      <span className={before === null ? undefined : 'price-lowered'}>
        {upTo === price ? money(price) : words.from(money(price))}
      </span>
      {before !== null && (
        <>
          {' '}
          <span className="visually-hidden">{words.formerPrice}</span> <s>{money(before)}</s>
        </>
      )}
    </p>
  )
}
