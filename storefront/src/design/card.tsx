import type { components } from '@souk/client'
import type { Visit } from '../visit.ts'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'

type Listing = components['schemas']['StoreListing']

interface Props {
  visit: Visit
  listings: Listing[]
  /** Under which heading they stand: 2 is that of a section, 1 that of the page. */
  below: 1 | 2
}

const sizes = '(min-width: 75rem) 18rem, (min-width: 48rem) 30vw, 46vw'
/** What a visitor sees without scrolling. */
const inView = 4

export function Cards({ visit, listings, below }: Props) {
  const Title = below === 1 ? 'h2' : 'h3'
  return (
    <ul className="cards">
      {listings.map((listing, index) => (
        <li key={listing.id} className={`card ${listing.availability}`}>
          <div className="frame">
            <Picture
              image={listing.image}
              seed={listing.slug}
              sizes={sizes}
              isFirst={index < inView}
              isDecoration={true}
            />
            <Availability visit={visit} listing={listing} />
          </div>
          <Title className="card-title">
            <a href={visit.path('listings', listing.slug)}>{listing.title}</a>
          </Title>
          <Price visit={visit} price={listing.price_from} upTo={listing.price_to} before={listing.compare_at_price} />
        </li>
      ))}
    </ul>
  )
}

/** That there is enough need not be said. */
function Availability({ visit, listing: { availability } }: { visit: Visit; listing: Listing }) {
  if (availability === 'in_stock') return null
  return <p className="badge">{visit.words.availability[availability]}</p>
}
