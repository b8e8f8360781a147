import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import type { Role } from '../rights/rights.queries.ts'
import { queries, souk } from '../souk.ts'
import classes from './roles.module.css'

interface RenameRoleModalProps {
  role: Role
  opened: boolean
  onClose: () => void
}

export function RenameRoleModal({ role, opened, onClose }: RenameRoleModalProps) {
  return (
    <Window opened={opened} onClose={onClose} title={say('Rename the role')}>
      <RenameRoleForm role={role} onDone={onClose} />
    </Window>
  )
}

function RenameRoleForm({ role: { id, name }, onDone }: { role: Role; onDone: () => void }) {
  const draft = useDraft({ name })
  const rename = useMutation({
    mutationFn: (wanted: string) => souk.roles.update({ path: { id }, body: { name: wanted } }),
    onSuccess: () => {
      for (const queryKey of [['roles'], ['users'], ['me']]) void queries.invalidateQueries({ queryKey })
      onDone()
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    rename.mutate(draft.values.name)
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput label={say('Name')} {...draft.text('name')} error={sentencesOf(rename.error).name} data-autofocus />
      <Refusal error={rename.error} />
      <ActButton work={rename}>{say('Rename')}</ActButton>
    </form>
  )
}
