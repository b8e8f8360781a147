import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

/** How a list is sorted: 'price', or '-price' for the other way round. */
export interface Sorting {
  sort: string | undefined
  onSort: (sort: string) => void
}

export function sortedBy(by: string, sorting: Sorting | undefined): 'ascending' | 'descending' | undefined {
  if (sorting?.sort === by) return 'ascending'
  return sorting?.sort === `-${by}` ? 'descending' : undefined
}

/** Sorts by its column, and the other way round by the next press. The keyboard has the choice beside the filters. */
export function SortHead({ by, sorting, children }: { by: string; sorting: Sorting; children: ReactNode }) {
  const way = sortedBy(by, sorting)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.sort}
      onClick={() => sorting.onSort(way === 'ascending' ? `-${by}` : by)}
    >
      {children}
      {way === 'ascending' && <IconArrowUp size={13} aria-hidden />}
      {way === 'descending' && <IconArrowDown size={13} aria-hidden />}
    </button>
  )
}
