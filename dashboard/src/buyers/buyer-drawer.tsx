import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Facts } from '../design/facts.tsx'
import { Loaded } from '../design/loaded.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { BuyerName } from './buyer-name.tsx'
import { BuyerOrders } from './buyer-orders.tsx'
import { BuyerRights } from './buyer-rights.tsx'
import classes from './buyers.module.css'
import { type BuyerStory, useBuyer } from './buyers.queries.ts'

interface BuyerDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function BuyerDrawer({ id, onClose }: BuyerDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Buyer')} onClose={onClose}>
      {(shown) => <BuyerDetail key={shown} id={shown} />}
    </DetailDrawer>
  )
}

function BuyerDetail({ id }: { id: number }) {
  const may = useMay()
  return (
    <Loaded query={useBuyer(id)}>
      {(buyer) => (
        <div className={classes.detail}>
          <h2 className={classes.name}>
            <BuyerName buyer={buyer} />
          </h2>
          <Facts facts={factsOf(buyer)} />
          <BuyerOrders orders={buyer.orders} count={buyer.orders_count} />
          {may('buyers.manage') && buyer.erased_at === null && <BuyerRights buyer={buyer} />}
        </div>
      )}
    </Loaded>
  )
}

function factsOf({ email, verified_at, locale, erased_at, created_at, ...buyer }: BuyerStory) {
  const said =
    buyer.marketing_at &&
    say('{time}, at {place}', { time: formatMoment(buyer.marketing_at), place: buyer.marketing_source ?? '' })
  const consent = buyer.marketing_consent ? say('Agreed') : say('Not agreed')
  return {
    [say('Address')]: email && <a href={`mailto:${email}`}>{email}</a>,
    [say('Confirmed')]: email && (verified_at === null ? say('Not yet') : formatMoment(verified_at)),
    [say('News')]: erased_at === null ? [consent, said].filter(Boolean).join(' · ') : null,
    [say('Language')]: locale,
    [say('Since')]: formatMoment(created_at),
    [say('Erased')]: erased_at && formatMoment(erased_at),
  }
}
