import { Button, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { queries, souk } from '../souk.ts'
import classes from './account.module.css'

export function PasswordForm() {
  const form = useRef<HTMLFormElement>(null)
  const change = useMutation({
    mutationFn: (body: Parameters<typeof souk.me.changePassword>[0]['body']) => souk.me.changePassword({ body }),
    onSuccess: ({ message }) => {
      form.current?.reset()
      void queries.invalidateQueries({ queryKey: ['tokens'] })
      notifications.show({ message })
    },
  })
  const refused = sentencesOf(change.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    change.mutate({
      current_password: String(fields.get('current_password')),
      password: String(fields.get('password')),
    })
  }
  return (
    <Panel title="Password">
      <form ref={form} onSubmit={submit} className={classes.form}>
        <PasswordInput
          label="Current password"
          name="current_password"
          autoComplete="current-password"
          error={refused.current_password}
        />
        <PasswordInput
          label="New password"
          description="At least 8 characters. All your other tokens and browsers are signed out."
          name="password"
          autoComplete="new-password"
          error={refused.password}
        />
        <Refusal error={change.error} />
        <Button type="submit" loading={change.isPending}>
          Change password
        </Button>
      </form>
    </Panel>
  )
}
