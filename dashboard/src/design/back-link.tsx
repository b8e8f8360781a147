import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Raw } from '../use-filters.ts'
import classes from './page-header.module.css'

interface BackLinkProps {
  to: string
  /** What stays of the address. */
  search: object | ((before: Raw) => object)
  children: ReactNode
}

/** From one thing that fills the page to the list that it stands in. */
export function BackLink({ to, search, children }: BackLinkProps) {
  return (
    <Link to={to} search={search as never} className={classes.back}>
      <IconChevronLeft size={16} stroke={1.6} aria-hidden />
      {children}
    </Link>
  )
}
