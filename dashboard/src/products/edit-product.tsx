import { Button, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { AskFirst } from '../design/ask-first.tsx'
import { DiscardQuestion } from '../design/discard-question.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { asTyped } from '../typed-amount.ts'
import { EditProductForm } from './edit-product-form.tsx'
import classes from './product-drawer.module.css'
import type { Product } from './products.queries.ts'
import { useDeleteProduct } from './use-delete-product.ts'

export function EditProduct({ product, onDeleted }: { product: Product; onDeleted: () => void }) {
  const may = useMay()
  const { name, price, description } = product
  const [editing, edit] = useDisclosure()
  const [asked, ask] = useDisclosure()
  const draft = useDraft({ name, price: asTyped(price), description: description ?? '' })
  const remove = useDeleteProduct(product, onDeleted)
  const stop = () => {
    draft.clear()
    ask.close()
    edit.close()
  }
  const toggle = () => {
    if (!editing) edit.open()
    else if (draft.dirty) ask.open()
    else stop()
  }
  return (
    <div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={toggle} aria-expanded={editing}>
          {editing ? say('Stop editing') : say('Edit')}
        </Button>
        {may('products.delete') && (
          <AskFirst
            label={say('Delete')}
            variant="subtle"
            color="red"
            question={say("Delete '{name}'?", { name })}
            yes={say('Delete')}
            final
            loading={remove.isPending}
            onYes={() => remove.mutate()}
          >
            {say('It is sold no more. Its orders and movements stay, and you can undo it for a while.')}
          </AskFirst>
        )}
      </div>
      <Collapse expanded={editing}>
        <EditProductForm id={product.id} draft={draft} onSaved={edit.close} />
      </Collapse>
      <DiscardQuestion opened={asked} onDiscard={stop} onKeep={ask.close} />
    </div>
  )
}
