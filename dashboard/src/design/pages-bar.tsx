import { Pagination } from '@mantine/core'
import { formatCount, formatTotal } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './pages-bar.module.css'
import { isInReach, type PagesMeta } from './pages-in-reach.ts'

const controls = {
  first: say('first page'),
  previous: say('previous page'),
  next: say('next page'),
  last: say('last page'),
}

interface PagesBarProps {
  meta: PagesMeta
  onPage: (page: number) => void
}

export function PagesBar({ meta, onPage }: PagesBarProps) {
  const { page, per_page, total, last_page } = meta
  const first = (page - 1) * per_page + 1
  const neighbours: Record<string, number> = { next: page + 1, previous: page - 1 }
  const outOfReach = (number: number) => number >= 1 && number <= last_page && !isInReach(meta, number)
  return (
    <div className={classes.bar}>
      <span>
        {say('{first}–{last} of {total}', {
          first: formatCount(first),
          last: formatCount(Math.min(total, first + per_page - 1)),
          total: formatTotal(meta),
        })}
        {outOfReach(page + 1) && say('; filter to see those between')}
        {!meta.total_is_exact && page === last_page && say('; filter to see the others')}
      </span>
      {last_page > 1 && (
        <Pagination
          value={page}
          total={last_page}
          onChange={onPage}
          size="sm"
          siblings={1}
          getItemProps={(number) => ({ disabled: outOfReach(number) })}
          getControlProps={(control) => ({
            'aria-label': controls[control],
            ...(outOfReach(neighbours[control] ?? 0) && { disabled: true }),
          })}
        />
      )}
    </div>
  )
}
