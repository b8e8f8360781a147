import { type ReactNode, useEffect, useRef } from 'react'
import classes from './page-header.module.css'

interface PageHeaderProps {
  title: string
  hint?: ReactNode
  /** What one may do on this page. */
  actions?: ReactNode
}

let opened = false

/** Names the page in the window's title too, and takes the focus there when one comes from another page. */
export function PageHeader({ title, hint, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Souk`
    // Not on the first page: who has just opened it begins at the top anyway.
    if (opened) heading.current?.focus({ preventScroll: true })
    opened = true
  }, [title])
  return (
    <header className={classes.header}>
      <div>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </h1>
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
