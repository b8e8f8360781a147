import { type ReactNode, useEffect } from 'react'
import { Mark } from '../shell/mark.tsx'
import classes from './sign-in.module.css'

interface OpenFrameProps {
  title: string
  children: ReactNode
  /** What stands below the card. */
  foot?: ReactNode
}

/** A page for who is not signed in, or need not be. */
export function OpenFrame({ title, children, foot }: OpenFrameProps) {
  useEffect(() => {
    document.title = `${title} · Souk`
  }, [title])
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Mark />
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
      {foot !== undefined && <p className={classes.foot}>{foot}</p>}
    </main>
  )
}
