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
import { useRoles } from '../rights/rights.queries.ts'
import { queries, souk } from '../souk.ts'
import classes from './roles.module.css'

interface NewRoleModalProps {
  opened: boolean
  onClose: () => void
}

export function NewRoleModal({ opened, onClose }: NewRoleModalProps) {
  return (
    <Window opened={opened} onClose={onClose} title={say('New role')}>
      <NewRoleForm onDone={onClose} />
    </Window>
  )
}

/** A role begins empty or as a copy; the matrix is where it gets its permissions. */
function NewRoleForm({ onDone }: { onDone: () => void }) {
  const { data: roles = [] } = useRoles()
  const draft = useDraft({ name: '', model: '' })
  const create = useMutation({
    mutationFn: (body: { name: string; permissions: string[] }) => souk.roles.create({ body }),
    onSuccess: ({ data }) => {
      void queries.invalidateQueries({ queryKey: ['roles'] })
      notifications.show({ message: say("The role '{name}' is made. Choose what it permits.", { name: data.name }) })
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, model } = draft.values
    create.mutate({ name, permissions: roles.find((role) => role.name === model)?.permissions ?? [] })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={say('Name')}
        {...draft.text('name')}
        placeholder={say('Packer')}
        error={sentencesOf(create.error).name}
        data-autofocus
      />
      <Select
        label={say('Begin with what another role holds')}
        placeholder={say('With nothing')}
        clearable
        data={roles.map(({ name }) => name)}
        value={draft.values.model || null}
        onChange={(model) => draft.set({ model: model ?? '' })}
      />
      <Refusal error={create.error} />
      <ActButton work={create}>{say('Create role')}</ActButton>
    </form>
  )
}
