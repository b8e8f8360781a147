import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
    <OpenFrame title="Choose a new password" foot={<Link to="/forgot-password">Have another mail sent</Link>}>
      {choose.isSuccess ? (
        <p className={classes.said} role="status">
          It is your password now, and everybody who was signed in is signed out. <a href="/dashboard">Sign in</a>
        </p>
      ) : (
        <OpenForm work={choose} fields={['password']} label="Choose it">
          {(refused) => (
            <PasswordInput
              label="New password"
              name="password"
              autoComplete="new-password"
              size="md"
              error={refused.password}
              visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
              autoFocus
            />
          )}
        </OpenForm>
      )}
    </OpenFrame>
  )
}
