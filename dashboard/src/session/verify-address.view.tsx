import { useMutation } from '@tanstack/react-query'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { OpenForm } from './open-form.tsx'
import { OpenFrame } from './open-frame.tsx'
import classes from './sign-in.module.css'
import { useMailedToken } from './use-mailed-token.ts'

/** Where the mail about an address leads. It asks first: those who look through mails for harm follow links. */
export default function VerifyAddressView() {
  const token = useMailedToken()
  const verify = useMutation({ mutationFn: (_none: object) => souk.accounts.verifyEmail({ body: { token } }) })
  return (
    <OpenFrame title={say('Is this your address?')}>
      {verify.isSuccess ? (
        <p className={classes.said} role="status">
          {say('Thank you, the address is confirmed.')} <a href="/dashboard">{say('Go to the dashboard')}</a>
        </p>
      ) : (
        <>
          <p className={classes.said}>{say('The account that the mail speaks of was given your address.')}</p>
          <OpenForm work={verify} fields={[]} label={say('Yes, it is mine')}>
            {() => null}
          </OpenForm>
        </>
      )}
    </OpenFrame>
  )
}
