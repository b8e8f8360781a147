import { PasswordInput, TextInput } from '@mantine/core'
import type { AnswerOf } from '@souk/client'
import { useMutation } from '@tanstack/react-query'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { OpenForm } from './open-form.tsx'

interface SignInFormProps {
  /** Who is expected. */
  email?: string | undefined
  password?: string | undefined
  onSignedIn: (user: AnswerOf<'session.open'>['data']['user']) => void
}

export function SignInForm({ email, password, onSignedIn }: SignInFormProps) {
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => souk.session.open({ body }),
    onSuccess: ({ data }) => onSignedIn(data.user),
  })
  return (
    <OpenForm work={signIn} fields={['email', 'password']} label={say('Sign in')}>
      {(refused) => (
        <>
          <TextInput
            label={say('Email')}
            name="email"
            type="email"
            autoComplete="username"
            size="md"
            defaultValue={email}
            error={refused.email}
            autoFocus={email === undefined}
          />
          <PasswordInput
            label={say('Password')}
            name="password"
            autoComplete="current-password"
            size="md"
            error={refused.password}
            defaultValue={password}
            // One thing on the page is called Password, and that is where it is typed.
            data-autofocus={email !== undefined || undefined}
          />
        </>
      )}
    </OpenForm>
  )
}
