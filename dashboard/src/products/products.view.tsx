import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatTotal } from '../format.ts'
import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { useMay } from '../session/use-me.ts'
import { ExportButton } from '../transfers/export-button.tsx'
import { useFilters } from '../use-filters.ts'
import { ClearCacheButton } from './clear-cache-button.tsx'
import { DeletedProducts } from './deleted-products.tsx'
import { NewProductModal } from './new-product-modal.tsx'
import { ProductDrawer } from './product-drawer.tsx'
import { productList } from './product-list.tsx'

export default function ProductsView() {
  const may = useMay()
  const [{ deleted }] = useFilters((raw) => ({ deleted: raw.deleted === true }))
  if (deleted && may('products.delete')) return <DeletedProducts />
  return (
    <ListPage
      list={productList}
      title={say('Products')}
      hint={({ page, narrowed }) => page.data && matching(formatTotal(page.data.meta), narrowed)}
      actions={({ open }) => (
        <>
          {may('products.delete') && (
            <Button variant="subtle" renderRoot={(props) => <Link to="/products" search={onlyDeleted} {...props} />}>
              {say('Deleted ones')}
            </Button>
          )}
          {may('cache.clear') && <ClearCacheButton />}
          <ExportButton what="products" />
          <NewProduct onCreated={open} />
        </>
      )}
    >
      {(opened, close) => <ProductDrawer id={opened} onClose={close} />}
    </ListPage>
  )
}

const matching = (count: string, narrowed: boolean) =>
  narrowed ? say('{count} match', { count }) : say('{count} in the catalogue', { count })

const onlyDeleted = { deleted: true } as never

function NewProduct({ onCreated }: { onCreated: (id: number) => void }) {
  const may = useMay()
  const [creating, { open, close }] = useDisclosure()
  return (
    <>
      {may('products.create') && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
          {say('New product')}
        </Button>
      )}
      {/* Whoever loses the permission meanwhile still reads what they typed. */}
      <NewProductModal opened={creating} onClose={close} onCreated={({ id }) => onCreated(id)} />
    </>
  )
}
