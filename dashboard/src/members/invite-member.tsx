import { Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { queries, souk } from '../souk.ts'
import classes from './members.module.css'
import { membersKey, useShopRoles } from './members.queries.ts'

interface InviteMemberProps {
  opened: boolean
  onClose: () => void
}

export function InviteMember({ opened, onClose }: InviteMemberProps) {
  return (
    <Window opened={opened} onClose={onClose} title={say('Invite somebody')}>
      <InviteForm onDone={onClose} />
    </Window>
  )
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const { data: roles = [] } = useShopRoles()
  const draft = useDraft({ email: '', role: 'read-only' })
  const invite = useMutation({
    mutationFn: (body: { email: string; role: string }) => souk.invitations.create({ body }),
    onSuccess: ({ data }) => {
      void queries.invalidateQueries({ queryKey: membersKey })
      notifications.show({ message: say('A mail to {email} is on its way.', { email: data.email }) })
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    invite.mutate(draft.values)
  }
  const refused = sentencesOf(invite.error)
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <TextInput
        label={say('E-mail address')}
        description={say('Whoever reads its mail may join, with an account of that address.')}
        type="email"
        {...draft.text('email')}
        error={refused.email}
        data-autofocus
      />
      <Select
        label={say('Role')}
        description={roles.find(({ name }) => name === draft.values.role)?.description}
        data={roles.map(({ name }) => name)}
        value={draft.values.role}
        allowDeselect={false}
        onChange={(role) => draft.set({ role: role ?? draft.values.role })}
        error={refused.role}
      />
      <Refusal error={invite.error} />
      <ActButton work={invite}>{say('Invite')}</ActButton>
    </form>
  )
}
