import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { say } from '../language/say.ts'
import { countFound } from '../lists/count-found.ts'
import { ListPage } from '../lists/list-page.tsx'
import { idOf, useFilters } from '../use-filters.ts'
import { ListingView } from './listing.view.tsx'
import { listingList } from './listing-list.tsx'
import { NewListing } from './new-listing.tsx'

export default function ListingsView() {
  const [{ listing }] = useFilters((raw) => ({ listing: idOf(raw.listing) }))
  if (listing !== undefined) return <ListingView key={listing} id={listing} />
  return <Listings />
}

function Listings() {
  const [creating, { open: begin, close }] = useDisclosure()
  return (
    <ListPage
      list={listingList}
      title={say('Listings')}
      hint={countFound}
      actions={({ open }) => (
        <>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            {say('New listing')}
          </Button>
          <NewListing opened={creating} onClose={close} onCreated={open} />
        </>
      )}
    />
  )
}
