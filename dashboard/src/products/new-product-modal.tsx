import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { NewProductForm } from './new-product-form.tsx'
import type { Product } from './products.queries.ts'

interface NewProductModalProps {
  opened: boolean
  onClose: () => void
  onCreated: (product: Product) => void
}

export function NewProductModal({ opened, onClose, onCreated }: NewProductModalProps) {
  const created = (product: Product) => {
    onClose()
    onCreated(product)
  }
  return (
    <Window opened={opened} onClose={onClose} title={say('New product')}>
      <NewProductForm onCreated={created} />
    </Window>
  )
}
