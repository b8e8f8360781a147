import { PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { OpenForm } from './open-form.tsx'
import { OpenFrame } from './open-frame.tsx'

export default function RegisterView() {
  const register = useMutation({
    mutationFn: async (body: { name: string; email: string; password: string }) => {
      await souk.accounts.register({ body })
      await souk.session.open({ body: { email: body.email, password: body.password } })
    },
    // The page begins anew, as whoever has signed in.
    onSuccess: () => location.replace('/dashboard'),
  })
  return (
    <OpenFrame title={say('Open an account')} foot={<Link to="/">{say('Sign in instead')}</Link>}>
      <OpenForm work={register} fields={['name', 'email', 'password']} label={say('Open the account')}>
        {(refused) => (
          <>
            <TextInput label={say('Name')} name="name" autoComplete="name" size="md" error={refused.name} autoFocus />
            <TextInput
              label={say('Email')}
              name="email"
              type="email"
              autoComplete="username"
              size="md"
              error={refused.email}
            />
            <PasswordInput
              label={say('Password')}
              name="password"
              autoComplete="new-password"
              size="md"
              error={refused.password}
            />
          </>
        )}
      </OpenForm>
    </OpenFrame>
  )
}
