import { useQuery } from '@tanstack/react-query'
import { askTogether } from '../ask-together.ts'
import { useMay } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import classes from './pictures.module.css'

const askProduct = askTogether(async (ids) => (await souk.products.list({ query: { ids, per_page: 100 } })).data)
const askListing = askTogether(async (ids) => (await souk.listings.list({ query: { ids, per_page: 100 } })).data)

interface ProductPictureProps {
  id: number
  /** Of the listing that shows it, where that is known. */
  listing?: number | null
}

/** The picture that visitors see of a product; an empty place where there is none. */
export function ProductPicture({ id, listing }: ProductPictureProps) {
  const may = useMay()
  const { data: url } = useQuery({
    queryKey: ['listings', 'picture', id, listing],
    queryFn: async () => {
      const shownBy = listing === undefined ? (await askProduct(id))?.listing_id : listing
      return (shownBy && (await askListing(shownBy))?.image?.url) || null
    },
    enabled: may('listings.manage') && listing !== null,
    staleTime: 60_000,
  })
  return url ? (
    <img className={classes.thumb} src={url} alt="" loading="lazy" />
  ) : (
    <span className={classes.thumb} aria-hidden />
  )
}
