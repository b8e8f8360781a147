import { Select } from '@mantine/core'
import { say } from '../language/say.ts'
import classes from './filter-bar.module.css'

interface SortSelectProps {
  sorts: { value: string; label: string }[]
  value: string
  onSort: (sort: string) => void
}

/** In which order the rows come, at the end of a filter bar. */
export function SortSelect({ sorts, value, onSort }: SortSelectProps) {
  return (
    <Select
      className={classes.sort ?? ''}
      aria-label={say('Sort')}
      data={sorts}
      value={value}
      allowDeselect={false}
      onChange={(sort) => sort !== null && onSort(sort)}
      w={160}
    />
  )
}
