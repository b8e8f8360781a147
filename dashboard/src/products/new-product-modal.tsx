import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useMay, useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import classes from './product-drawer.module.css'
import { ProductFields, readProductFields } from './product-fields.tsx'
import { lookAgain, type Product } from './products.queries.ts'

interface NewProductModalProps {
  opened: boolean
  onClose: () => void
  onCreated: (product: Product) => void
}

export function NewProductModal({ opened, onClose, onCreated }: NewProductModalProps) {
  const me = useMe()
  const may = useMay()
  const [owner, setOwner] = useState(me.id)
  const create = useMutation({
    mutationFn: (body: Parameters<typeof souk.products.create>[0]['body']) => souk.products.create({ body }),
    onSuccess: ({ data }) => {
      lookAgain()
      notifications.show({ message: `'${data.name}' is in the catalogue.` })
      close()
      onCreated(data)
    },
  })
  const refused = sentencesOf(create.error)
  const close = () => {
    create.reset()
    onClose()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    create.mutate({
      ...readProductFields(event.currentTarget),
      quantity: Number(String(fields.get('quantity')).replaceAll(',', '')),
      ...(owner !== me.id && { user_id: owner }),
    })
  }
  return (
    <Modal opened={opened} onClose={close} title="New product" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit} className={classes.form}>
        <ProductFields refused={refused} withQuantity />
        {may('tenants.any') && (
          <UserSelect
            label="Shop"
            description="Whose catalogue it goes into."
            value={owner}
            onChoose={(id) => setOwner(id ?? me.id)}
            error={refused.user_id}
          />
        )}
        <Refusal error={create.error} />
        <Button type="submit" loading={create.isPending}>
          Create product
        </Button>
      </form>
    </Modal>
  )
}
