import { Button, Modal, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import type { Role } from '../rights/rights.queries.ts'
import { queries, souk } from '../souk.ts'
import classes from './roles.module.css'

interface RenameRoleModalProps {
  role: Role
  opened: boolean
  onClose: () => void
}

export function RenameRoleModal({ role: { id, name }, opened, onClose }: RenameRoleModalProps) {
  const rename = useMutation({
    mutationFn: (wanted: string) => souk.roles.update({ path: { id }, body: { name: wanted } }),
    onSuccess: () => {
      for (const queryKey of [['roles'], ['users'], ['me']]) void queries.invalidateQueries({ queryKey })
      close()
    },
  })
  const close = () => {
    rename.reset()
    onClose()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    rename.mutate(String(new FormData(event.currentTarget).get('name')))
  }
  return (
    <Modal opened={opened} onClose={close} title="Rename the role" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput label="Name" name="name" defaultValue={name} error={sentencesOf(rename.error).name} data-autofocus />
        <Refusal error={rename.error} />
        <Button type="submit" loading={rename.isPending}>
          Rename
        </Button>
      </form>
    </Modal>
  )
}
