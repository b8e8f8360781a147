import type { ReactNode } from 'react'
import classes from './box.module.css'

/** A part of a drawer where one does something. */
export function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.box} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  )
}
