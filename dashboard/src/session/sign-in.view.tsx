import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { OtherLanguage } from '../language/other-language.tsx'
import { say } from '../language/say.ts'
import { queries } from '../souk.ts'
import { type OfferedAccount, offeredAccounts } from './offered-accounts.ts'
import { OpenFrame } from './open-frame.tsx'
import classes from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'

export function SignInView() {
  const [offered] = useState(offeredAccounts)
  const [chosen, choose] = useState<OfferedAccount>()
  return (
    <OpenFrame
      title={say('Sign in to your stall')}
      foot={
        <>
          <Link to="/register">{say('Open an account')}</Link> ·{' '}
          <Link to="/forgot-password">{say('Forgot the password?')}</Link> · <a href="/docs">{say('API reference')}</a>{' '}
          · <OtherLanguage />
        </>
      }
    >
      <SignInForm
        key={chosen?.email}
        email={chosen?.email}
        password={chosen?.password}
        onSignedIn={() => void queries.resetQueries()}
      />
      {offered.length > 0 && (
        <section className={classes.offered} aria-label={say('Accounts of the demo')}>
          <p>{say('This is a demo. Fill in an account of it:')}</p>
          {offered.map((account) => (
            <button key={account.email} type="button" onClick={() => choose(account)}>
              <span>{account.email}</span> <small>{account.role}</small>
            </button>
          ))}
        </section>
      )}
    </OpenFrame>
  )
}
