import type { ReactNode } from 'react'
import classes from './panel.module.css'

interface PanelProps {
  title?: ReactNode
  /** What stands at the right of the title. */
  aside?: ReactNode
  /** The content reaches the panel's edges, as tables do. */
  flush?: boolean
  children: ReactNode
}

/** A part of a page that belongs together; its title names the region for who cannot see the frame. */
export function Panel({ title, aside, flush = false, children }: PanelProps) {
  return (
    <section className={classes.panel} aria-label={typeof title === 'string' ? title : undefined}>
      {title !== undefined && (
        <header className={classes.header}>
          <h2 className={classes.title}>{title}</h2>
          {aside}
        </header>
      )}
      <div className={flush ? undefined : classes.content}>{children}</div>
    </section>
  )
}
