import { Pagination } from '@mantine/core'
import { formatCount } from '../format.ts'
import classes from './pages-bar.module.css'

export interface PagesMeta {
  page: number
  per_page: number
  total: number
  last_page: number
}

interface PagesBarProps {
  meta: PagesMeta
  onPage: (page: number) => void
}

export function PagesBar({ meta: { page, per_page, total, last_page }, onPage }: PagesBarProps) {
  const first = (page - 1) * per_page + 1
  return (
    <div className={classes.bar}>
      <span>
        {formatCount(first)}–{formatCount(Math.min(total, first + per_page - 1))} of {formatCount(total)}
      </span>
      {last_page > 1 && (
        <Pagination
          value={page}
          total={last_page}
          onChange={onPage}
          size="sm"
          siblings={1}
          getControlProps={(control) => ({ 'aria-label': `${control} page` })}
        />
      )}
    </div>
  )
}
