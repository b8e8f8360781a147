import type { CSSProperties, ReactNode } from 'react'
import classes from './figure-row.module.css'

interface FigureRowProps {
  /** How many stand beside each other where there is room: an even number, since half of them do where there is less. */
  columns: number
  label?: string | undefined
  children: ReactNode
}

/** The whole at a glance: figures in one box, each a `Figure`. */
export function FigureRow({ columns, label, children }: FigureRowProps) {
  return (
    <dl className={classes.row} style={{ '--columns': columns } as CSSProperties} aria-label={label}>
      {children}
    </dl>
  )
}

interface FigureProps {
  label: string
  /** Names the value for tests, once it is there. */
  name: string | undefined
  bad?: boolean
  value: ReactNode
  /** What stands below it, as `dd`. */
  children?: ReactNode
}

export function Figure({ label, name, bad = false, value, children }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd className={classes.value} data-bad={bad || undefined} data-testid={name}>
        {value}
      </dd>
      {children}
    </div>
  )
}
