import { Button, PasswordInput, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { useMe } from '../session/use-me.ts'
import { queries, souk } from '../souk.ts'
import classes from './account.module.css'
import { EmailState } from './email-state.tsx'

export function ProfileForm() {
  const me = useMe()
  const [email, setEmail] = useState(me.email)
  const moved = email.trim().toLowerCase() !== me.email.toLowerCase()
  const update = useMutation({
    mutationFn: (body: Parameters<typeof souk.me.update>[0]['body']) => souk.me.update({ body }),
    onSuccess: ({ data }) => {
      queries.setQueryData(['me'], data)
      notifications.show({ message: moved ? 'Saved. A mail to the new address asks you to confirm it.' : 'Saved.' })
    },
  })
  const refused = sentencesOf(update.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    update.mutate({
      name: String(fields.get('name')),
      ...(moved && { email: email.trim(), current_password: String(fields.get('current_password')) }),
    })
  }
  return (
    <Panel title="Profile">
      <form onSubmit={submit} className={classes.form}>
        <TextInput label="Name" name="name" autoComplete="name" defaultValue={me.name} error={refused.name} />
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="email"
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
          error={refused.email}
        />
        {moved ? (
          <PasswordInput
            label="Current password"
            description="A new address takes it: whoever reads its mail can take the account."
            name="current_password"
            autoComplete="current-password"
            error={refused.current_password}
          />
        ) : (
          <EmailState verifiedAt={me.email_verified_at} />
        )}
        <Refusal error={update.error} />
        <Button type="submit" loading={update.isPending}>
          Save
        </Button>
      </form>
    </Panel>
  )
}
