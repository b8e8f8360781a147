import { PasswordInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { useMe } from '../session/use-me.ts'
import { queries, souk } from '../souk.ts'
import classes from './account.module.css'
import { EmailState } from './email-state.tsx'

export function ProfileForm() {
  const me = useMe()
  const draft = useDraft({ name: me.name, email: me.email, current_password: '' })
  const { email } = draft.values
  const moved = email.trim().toLowerCase() !== me.email.toLowerCase()
  const update = useMutation({
    mutationFn: ({ name, current_password }: typeof draft.values) =>
      souk.me.update({ body: { name, ...(moved && { email: email.trim(), current_password }) } }),
    onSuccess: ({ data }, sent) => {
      queries.setQueryData(['me'], data)
      draft.settle(sent)
      notifications.show({
        message: moved ? say('Saved. A mail to the new address asks you to confirm it.') : say('Saved.'),
      })
    },
  })
  const refused = sentencesOf(update.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    update.mutate(draft.values)
  }
  return (
    <Panel title={say('Profile')}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput label={say('Name')} {...draft.text('name')} autoComplete="name" error={refused.name} />
        <TextInput
          label={say('E-mail')}
          type="email"
          autoComplete="email"
          {...draft.text('email')}
          error={refused.email}
        />
        {moved ? (
          <PasswordInput
            label={say('Current password')}
            description={say('A new address takes it: whoever reads its mail can take the account.')}
            {...draft.text('current_password')}
            autoComplete="current-password"
            error={refused.current_password}
          />
        ) : (
          <EmailState verifiedAt={me.email_verified_at} />
        )}
        <Refusal error={update.error} />
        <ActButton work={update}>{say('Save')}</ActButton>
      </form>
    </Panel>
  )
}
