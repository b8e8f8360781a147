import { PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { queries, souk } from '../souk.ts'
import classes from './account.module.css'

export function PasswordForm() {
  const draft = useDraft({ current_password: '', password: '' })
  const change = useMutation({
    mutationFn: (body: Parameters<typeof souk.me.changePassword>[0]['body']) => souk.me.changePassword({ body }),
    onSuccess: ({ message }, sent) => {
      draft.settle(sent)
      void queries.invalidateQueries({ queryKey: ['tokens'] })
      notifications.show({ message })
    },
  })
  const refused = sentencesOf(change.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    change.mutate(draft.values)
  }
  return (
    <Panel title={say('Password')}>
      <form onSubmit={submit} className={classes.form}>
        <PasswordInput
          label={say('Current password')}
          {...draft.text('current_password')}
          autoComplete="current-password"
          error={refused.current_password}
        />
        <PasswordInput
          label={say('New password')}
          description={say('At least 8 characters. All your other tokens and browsers are signed out.')}
          {...draft.text('password')}
          autoComplete="new-password"
          error={refused.password}
        />
        <Refusal error={change.error} />
        <ActButton work={change}>{say('Change password')}</ActButton>
      </form>
    </Panel>
  )
}
