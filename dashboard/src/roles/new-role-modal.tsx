import { Button, Modal, Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useRoles } from '../rights/rights.queries.ts'
import { queries, souk } from '../souk.ts'
import classes from './roles.module.css'

interface NewRoleModalProps {
  opened: boolean
  onClose: () => void
}

/** A role begins empty or as a copy; the matrix is where it gets its permissions. */
export function NewRoleModal({ opened, onClose }: NewRoleModalProps) {
  const { data: roles = [] } = useRoles()
  const create = useMutation({
    mutationFn: (body: { name: string; permissions: string[] }) => souk.roles.create({ body }),
    onSuccess: ({ data }) => {
      void queries.invalidateQueries({ queryKey: ['roles'] })
      notifications.show({ message: `The role '${data.name}' is made. Choose what it permits.` })
      close()
    },
  })
  const close = () => {
    create.reset()
    onClose()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const model = roles.find(({ name }) => name === fields.get('model'))
    create.mutate({ name: String(fields.get('name')), permissions: model?.permissions ?? [] })
  }
  return (
    <Modal opened={opened} onClose={close} title="New role" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label="Name"
          name="name"
          placeholder="Packer"
          error={sentencesOf(create.error).name}
          data-autofocus
        />
        <Select
          label="Begin with what another role holds"
          name="model"
          placeholder="With nothing"
          clearable
          data={roles.map(({ name }) => name)}
        />
        <Refusal error={create.error} />
        <Button type="submit" loading={create.isPending}>
          Create role
        </Button>
      </form>
    </Modal>
  )
}
