import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { OpenForm } from './open-form.tsx'
import { OpenFrame } from './open-frame.tsx'
import classes from './sign-in.module.css'

export default function ForgotPasswordView() {
  const ask = useMutation({ mutationFn: (body: { email: string }) => souk.accounts.forgotPassword({ body }) })
  return (
    <OpenFrame title={say('Choose a new password')} foot={<Link to="/">{say('Sign in')}</Link>}>
      {ask.isSuccess ? (
        <p className={classes.said} role="status">
          {say(
            'If there is an account for this address, a mail is on its way. It names a page where you choose a new password, within an hour.',
          )}
        </p>
      ) : (
        <OpenForm work={ask} fields={['email']} label={say('Send the mail')}>
          {(refused) => (
            <TextInput
              label={say('Email')}
              name="email"
              type="email"
              autoComplete="username"
              size="md"
              error={refused.email}
              autoFocus
            />
          )}
        </OpenForm>
      )}
    </OpenFrame>
  )
}
