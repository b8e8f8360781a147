import type { ReactNode } from 'react'
import { say } from '../language/say.ts'
import classes from './filter-bar.module.css'

/** What narrows the table below it. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <search className={classes.bar} aria-label={say('Filters')}>
      {children}
    </search>
  )
}
