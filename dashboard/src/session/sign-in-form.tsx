import { Button, PasswordInput, TextInput } from '@mantine/core'
import type { AnswerOf } from '@souk/client'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { souk } from '../souk.ts'
import classes from './sign-in.module.css'

interface SignInFormProps {
  /** Who is expected. */
  email?: string
  onSignedIn: (user: AnswerOf<'session.open'>['data']['user']) => void
}

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => souk.session.open({ body }),
    onSuccess: ({ data }) => onSignedIn(data.user),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    signIn.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  const refused = sentencesOf(signIn.error)
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        size="md"
        defaultValue={email}
        error={refused.email}
        autoFocus={email === undefined}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        size="md"
        error={refused.password}
        // One thing on the page is called Password, and that is where it is typed.
        visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
        data-autofocus={email !== undefined || undefined}
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
  )
}
