import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import classes from './product-drawer.module.css'
import { ProductFields, readProductFields } from './product-fields.tsx'
import { lookAgain, type Product } from './products.queries.ts'
import { useDeleteProduct } from './use-delete-product.ts'

export function EditProduct({ product, onDeleted }: { product: Product; onDeleted: () => void }) {
  const may = useMay()
  const [editing, { toggle, close }] = useDisclosure()
  const remove = useDeleteProduct(product, onDeleted)
  const update = useMutation({
    mutationFn: (body: ReturnType<typeof readProductFields>) =>
      souk.products.update({ path: { id: product.id }, body }),
    onSuccess: () => {
      lookAgain()
      notifications.show({ message: 'Saved.' })
      close()
    },
  })
  const refused = sentencesOf(update.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    update.mutate(readProductFields(event.currentTarget))
  }
  return (
    <div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={toggle} aria-expanded={editing}>
          {editing ? 'Stop editing' : 'Edit'}
        </Button>
        {may('products.delete') && (
          <Button
            variant="subtle"
            c="var(--bad)"
            color="red"
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            Delete
          </Button>
        )}
      </div>
      <Collapse expanded={editing}>
        <form onSubmit={submit} className={classes.form} style={{ paddingTop: 16 }}>
          <ProductFields key={product.updated_at} product={product} refused={refused} />
          <Refusal error={update.error} />
          <Button type="submit" loading={update.isPending}>
            Save
          </Button>
        </form>
      </Collapse>
    </div>
  )
}
