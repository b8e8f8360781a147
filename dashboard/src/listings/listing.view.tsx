import { BackLink } from '../design/back-link.tsx'
import { Loaded } from '../design/loaded.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Watched } from '../design/use-leave.tsx'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { Gallery } from './gallery.tsx'
import { ListingForm } from './listing-form.tsx'
import classes from './listings.module.css'
import { useListing, type WholeListing } from './listings.queries.ts'
import { ListedProducts } from './products/listed-products.tsx'
import { Publication } from './publication.tsx'

/** One listing with all that belongs to it, in place of the list. */
export function ListingView({ id }: { id: number }) {
  const may = useMay()
  const listing = useListing(id)
  return (
    <Watched>
      <BackLink to="/listings" search={listAgain}>
        {say('Listings')}
      </BackLink>
      <PageHeader
        title={listing.data?.title ?? say('Listing')}
        hint={listing.data && may('tenants.any') ? <TenantName id={listing.data.user_id} /> : undefined}
      />
      <Loaded query={listing} lines={12}>
        {(known) => <ListingParts listing={known} />}
      </Loaded>
    </Watched>
  )
}

const listAgain = ({ listing: _listing, rows: _rows, ...before }: Record<string, unknown>) => before

function ListingParts({ listing }: { listing: WholeListing }) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <ListingForm listing={listing} />
        <Gallery listing={listing} />
        <ListedProducts listing={listing} />
      </div>
      <Publication listing={listing} />
    </div>
  )
}
