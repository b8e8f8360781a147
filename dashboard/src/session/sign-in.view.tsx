import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Mark } from '../shell/mark.tsx'
import { queries, souk } from '../souk.ts'
import classes from './sign-in.module.css'

export function SignInView() {
  useEffect(() => {
    document.title = 'Sign in · Souk'
  }, [])
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => souk.session.open({ body }),
    onSuccess: () => queries.resetQueries(),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  const refused = sentencesOf(signIn.error)
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Mark />
        <h1 className={classes.title}>Sign in to your stall</h1>
        <form onSubmit={submit} className={classes.form}>
          <TextInput
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            size="md"
            error={refused.email}
            autoFocus
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            size="md"
            error={refused.password}
            // One thing on the page is called Password, and that is where it is typed.
            visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          />
          {signIn.error !== null && !refused.email && !refused.password && (
            <p role="alert" className={classes.refused}>
              {signIn.error.message}
            </p>
          )}
          <Button type="submit" size="md" loading={signIn.isPending} fullWidth>
            Sign in
          </Button>
        </form>
      </div>
      <p className={classes.foot}>
        Products, orders and stock, each tenant for itself. <a href="/docs">API reference</a>
      </p>
    </main>
  )
}
