import { type Visit, withQuery } from '../visit.ts'
import { queryOf, type Wishes } from './wishes.ts'

interface Props {
  visit: Visit
  at: string
  wishes: Wishes
  last: number
}

export function Pages({ visit: { words }, at, wishes, last }: Props) {
  const { page } = wishes
  if (last <= 1) return null
  const leadTo = (number: number) => withQuery(at, queryOf({ ...wishes, page: number }))
  return (
    <nav className="pages" aria-label={words.pages}>
      {page > 1 && (
        <a className="button quiet-button" rel="prev" href={leadTo(Math.min(page - 1, last))}>
          {words.previous}
        </a>
      )}
      <span className="quiet">{words.page(page, last)}</span>
      {page < last && (
        <a className="button quiet-button" rel="next" href={leadTo(page + 1)}>
          {words.next}
        </a>
      )}
    </nav>
  )
}
