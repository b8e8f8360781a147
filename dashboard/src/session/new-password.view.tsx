import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { OpenForm } from './open-form.tsx'
import { OpenFrame } from './open-frame.tsx'
import classes from './sign-in.module.css'
import { useMailedToken } from './use-mailed-token.ts'

/** Where the mail about a forgotten password leads. */
export default function NewPasswordView() {
  const token = useMailedToken()
  const choose = useMutation({
    mutationFn: (body: { password: string }) => souk.accounts.resetPassword({ body: { token, ...body } }),
  })
  return (
    <OpenFrame
      title={say('Choose a new password')}
      foot={<Link to="/forgot-password">{say('Have another mail sent')}</Link>}
    >
      {choose.isSuccess ? (
        <p className={classes.said} role="status">
          {say('It is your password now, and everybody who was signed in is signed out.')}{' '}
          <a href="/dashboard">{say('Sign in')}</a>
        </p>
      ) : (
        <OpenForm work={choose} fields={['password']} label={say('Choose it')}>
          {(refused) => (
            <PasswordInput
              label={say('New password')}
              name="password"
              autoComplete="new-password"
              size="md"
              error={refused.password}
              autoFocus
            />
          )}
        </OpenForm>
      )}
    </OpenFrame>
  )
}
