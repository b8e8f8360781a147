import { PageHeader } from '../design/page-header.tsx'
import { say } from '../language/say.ts'
import { useMe } from '../session/use-me.ts'
import classes from './account.module.css'
import { PasswordForm } from './password-form.tsx'
import { ProfileForm } from './profile-form.tsx'

export default function AccountView() {
  const { email, roles } = useMe()
  return (
    <>
      <PageHeader title={say('Your account')} hint={`${email} · ${roles.join(', ') || say('no role')}`} />
      <div className={classes.panels}>
        <ProfileForm />
        <PasswordForm />
      </div>
    </>
  )
}
