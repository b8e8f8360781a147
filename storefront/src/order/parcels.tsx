import type { components } from '@souk/client'
import type { Visit } from '../visit.ts'

type Parcel = components['schemas']['BuyersOrder']['fulfillments'][number]

export function Parcels({ visit, parcels }: { visit: Visit; parcels: Parcel[] }) {
  const { words } = visit
  if (parcels.length === 0) return null
  return (
    <section>
      <h2>{words.parcels}</h2>
      <ol className="parcels">
        {parcels.map((parcel, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a parcel has no other name, and none is ever put before another.
          <li key={index} className="panel">
            <h3>
              {words.parcel(index + 1)}{' '}
              <span className={`state ${parcel.state}`}>{words.parcelStates[parcel.state]}</span>
            </h3>
            <p className="quiet small">
              {parcel.items.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')}
            </p>
            <Tracking visit={visit} parcel={parcel} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Tracking({ visit: { words }, parcel }: { visit: Visit; parcel: Parcel }) {
  const { carrier, tracking_number, tracking_url } = parcel
  if (carrier === null && tracking_number === null && tracking_url === null) return null
  // The merchant wrote it: it leads to a page or nowhere.
  const isWeb = tracking_url !== null && /^https?:\/\//.test(tracking_url)
  return (
    <p>
      {[carrier, tracking_number && `${words.trackingNumber} ${tracking_number}`].filter(Boolean).join(' · ')}{' '}
      {isWeb && (
        <a href={tracking_url} rel="nofollow noopener noreferrer">
          {words.track}
        </a>
      )}
    </p>
  )
}
