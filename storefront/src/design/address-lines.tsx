import { formatAddress } from 'localized-address-format'
import type { Address } from '../buying/cart-api.ts'
import type { Shop } from '../visit.ts'

/** As its country writes it; the country itself is named abroad. */
export function AddressLines({ address, shop }: { address: Address; shop: Shop }) {
  const lines = formatAddress({
    postalCountry: address.country,
    name: address.name,
    organization: address.company,
    addressLines: [address.line1, ...(address.line2 === undefined ? [] : [address.line2])],
    postalCode: address.postal_code,
    locality: address.city,
    administrativeArea: address.region,
  })
  const country = new Intl.DisplayNames(shop.locale, { type: 'region' }).of(address.country) ?? address.country
  return <p className="as-written">{[...lines, ...(address.country === shop.country ? [] : [country])].join('\n')}</p>
}
