import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { DataTable } from '../../design/data-table.tsx'
import { Loaded } from '../../design/loaded.tsx'
import { PagesBar } from '../../design/pages-bar.tsx'
import { Panel } from '../../design/panel.tsx'
import { Empty } from '../../design/states.tsx'
import { say } from '../../language/say.ts'
import { pageOf, useFilters } from '../../use-filters.ts'
import { type ListedProduct, type Listing, useListedProducts } from '../listings.queries.ts'
import { AddProducts } from './add-products.tsx'
import { type Picked, PickedBar } from './picked-bar.tsx'
import { productColumns } from './product-columns.tsx'
import { rowOf } from './row-draft.ts'
import { SaveRows } from './save-rows.tsx'
import { useRowDrafts } from './use-row-drafts.ts'
import { useSaveRows } from './use-save-rows.ts'

/** The products of a listing as a table that one types into, page by page; what is typed stays from page to page. */
export function ListedProducts({ listing }: { listing: Listing }) {
  const [{ rows }, change] = useFilters((raw) => ({ rows: pageOf(raw.rows) }))
  const page = useListedProducts(listing.id, rows)
  const drafts = useRowDrafts()
  const saving = useSaveRows(listing.id, drafts)
  const [picked, setPicked] = useState<Picked>(new Map())
  const [adding, { open, close }] = useDisclosure()
  const pick = (products: readonly ListedProduct[], isPicked: boolean) =>
    setPicked((before) => {
      const others = [...before].filter(([id]) => !products.some((product) => product.id === id))
      return new Map([...others, ...(isPicked ? products.map((product) => [product.id, product] as const) : [])])
    })
  return (
    <Panel
      title={say('Products')}
      flush
      aside={
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
          {say('Add products')}
        </Button>
      }
    >
      <AddProducts listing={listing} opened={adding} onClose={close} />
      <Loaded query={page} lines={5} flush>
        {({ data: products, meta }) =>
          products.length === 0 ? (
            <Empty title={say('It has no product yet.')}>{say('Nobody can buy it before it has one.')}</Empty>
          ) : (
            <>
              <PickedBar
                listingId={listing.id}
                total={meta.total}
                picked={picked}
                onPick={setPicked}
                rowOf={(product) => drafts.rows.get(product.id) ?? rowOf(product)}
                onChange={drafts.put}
              />
              <DataTable
                label={say('Products of the listing')}
                columns={productColumns({ listing, products, picked, pick, drafts, refused: saving.refused })}
                rows={products}
                rowKey={({ id }) => id}
                stale={page.isPlaceholderData}
              />
              <PagesBar meta={meta} onPage={(number) => change({ rows: number }, 'go')} />
            </>
          )
        }
      </Loaded>
      <SaveRows drafts={drafts} saving={saving} />
    </Panel>
  )
}
