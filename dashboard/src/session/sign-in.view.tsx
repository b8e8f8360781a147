import { useEffect } from 'react'
import { Mark } from '../shell/mark.tsx'
import { queries } from '../souk.ts'
import classes from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'

export function SignInView() {
  useEffect(() => {
    document.title = 'Sign in · Souk'
  }, [])
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Mark />
        <h1 className={classes.title}>Sign in to your stall</h1>
        <SignInForm onSignedIn={() => void queries.resetQueries()} />
      </div>
      <p className={classes.foot}>
        Products, orders and stock, each tenant for itself. <a href="/docs">API reference</a>
      </p>
    </main>
  )
}
