import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { openedState, type Raw } from '../use-filters.ts'
import classes from './data-table.module.css'
import { SortHead, type Sorting, sortedBy } from './sort-head.tsx'

export interface Column<Row> {
  label: string
  /** Stands at the top in place of the label. */
  head?: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'right'
  /** Left out where there is little room. */
  wide?: boolean
  /** Takes what room the others leave, in one line that is cut where it ends. */
  grow?: boolean
  /** Who lacks it does not see the column. */
  permission?: string
  /** What the list is sorted by where one presses the column's head. */
  sort?: string
}

/** Which rows are picked for an act on many. */
export interface Picking<Row> {
  picked: ReadonlyMap<string | number, Row>
  pick: (rows: readonly Row[], picked: boolean) => void
}

interface DataTableProps<Row> {
  /** What the table lists, for who cannot see where it stands. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** What a row adds to the address, where rows open. */
  opens?: ((row: Row) => Raw) | undefined
  sorting?: Sorting | undefined
  picking?: Picking<Row> | undefined
  /** Rows that are about to be replaced by newer ones. */
  stale?: boolean
  /** Lower rows, for lists that one scans. */
  dense?: boolean
}

/**
 * The first column names the row; where rows open, it is the link, and a click on the row is one on the link. The arrows go
 * from row to row.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, rowKey, opens, sorting, picking, stale = false, dense = false } = props
  const may = useMay()
  const columns = props.columns.filter(({ permission }) => permission === undefined || may(permission))
  const className = ({ align, wide, grow }: Column<Row>) =>
    [align === 'right' && classes.right, wide && classes.wide, grow && classes.grow].filter(Boolean).join(' ')
  const isPicked = (row: Row) => picking?.picked.has(rowKey(row)) ?? false
  return (
    <div className={classes.scroll}>
      <table
        className={classes.table}
        aria-label={label}
        data-stale={stale || undefined}
        data-dense={dense || undefined}
      >
        <thead>
          <tr>
            {picking && (
              <th className={classes.pick}>
                <Checkbox
                  size="xs"
                  aria-label={say('Pick all rows of this page')}
                  checked={rows.every(isPicked)}
                  indeterminate={rows.some(isPicked) && !rows.every(isPicked)}
                  onChange={({ currentTarget }) => picking.pick(rows, currentTarget.checked)}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={className(column)}
                aria-sort={column.sort === undefined ? undefined : sortedBy(column.sort, sorting)}
              >
                {column.sort && sorting ? (
                  <SortHead by={column.sort} sorting={sorting}>
                    {column.label}
                  </SortHead>
                ) : (
                  (column.head ?? column.label)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={goToRow}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...(opens && { onClick: openRow, 'data-opens': true })}>
              {picking && (
                <td className={classes.pick}>
                  <Checkbox
                    size="xs"
                    aria-label={say('Pick this row')}
                    checked={isPicked(row)}
                    onChange={({ currentTarget }) => picking.pick([row], currentTarget.checked)}
                  />
                </td>
              )}
              {columns.map((column, at) => (
                <td key={column.label} className={className(column)}>
                  {at === 0 && opens ? (
                    <Link
                      to="."
                      search={((before: Raw) => ({ ...before, ...opens(row) })) as never}
                      state={openedState}
                      className={classes.open}
                      data-row-link
                    >
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Not where something else was meant: another link, a part of the text, another tab. */
function openRow({ target, currentTarget, metaKey, ctrlKey, shiftKey }: MouseEvent<HTMLElement>): void {
  if ((target as Element).closest('a, button, input, label') !== null || metaKey || ctrlKey || shiftKey) return
  if (window.getSelection()?.type === 'Range') return
  currentTarget.querySelector<HTMLElement>('[data-row-link]')?.click()
}

/** From a row's link or box to the same of the row above or below. */
function goToRow(event: KeyboardEvent<HTMLElement>): void {
  const { key, target } = event
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof HTMLElement)) return
  const isLink = target.matches('[data-row-link]')
  if (!isLink && !target.matches('input[type="checkbox"]')) return
  const row = target.closest('tr')
  const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling
  next?.querySelector<HTMLElement>(isLink ? '[data-row-link]' : 'input[type="checkbox"]')?.focus()
  event.preventDefault()
}
