import type { ReactNode } from 'react'
import classes from './data-table.module.css'

export interface Column<Row> {
  label: string
  cell: (row: Row) => ReactNode
  align?: 'right'
  /** Left out where there is little room. */
  wide?: boolean
  /** Takes what room the others leave, in one line that is cut where it ends. */
  grow?: boolean
}

interface DataTableProps<Row> {
  /** What the table lists, for who cannot see where it stands. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  onOpen?: (row: Row) => void
  /** Rows that are about to be replaced by newer ones. */
  stale?: boolean
  /** Lower rows, for lists that one scans. */
  dense?: boolean
}

/** The first column names the row; where rows open, it is the button for who has no mouse. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, stale = false, dense = false } = props
  const className = ({ align, wide, grow }: Column<Row>) =>
    [align === 'right' && classes.right, wide && classes.wide, grow && classes.grow].filter(Boolean).join(' ')
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
            {columns.map((column) => (
              <th key={column.label} scope="col" className={className(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...(onOpen && { onClick: () => onOpen(row), 'data-opens': true })}>
              {columns.map((column, at) => (
                <td key={column.label} className={className(column)}>
                  {at === 0 && onOpen ? (
                    <button type="button" className={classes.open}>
                      {column.cell(row)}
                    </button>
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
