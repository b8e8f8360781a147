import { AddressFields } from '../checkout/address-fields.tsx'
import type { Errors } from '../checkout/checkout-form.ts'
import { AddressLines } from '../design/address-lines.tsx'
import type { Visit } from '../visit.ts'
import type { OwnAddress } from './account-api.ts'
import { writtenIn } from './account-form.tsx'

export function Addresses({ visit, addresses, errors }: { visit: Visit; addresses: OwnAddress[]; errors: Errors }) {
  const { words, path, shop } = visit
  const isWrong = Object.keys(errors).some((name) => name.startsWith('shipping'))
  return (
    <section>
      <h2>{words.yourAddresses}</h2>
      {addresses.length === 0 && <p className="quiet">{words.noAddresses}</p>}
      <ul className="account-addresses">
        {addresses.map(({ id, ...address }) => (
          <li key={id} className="panel">
            <AddressLines address={address} shop={shop} />
            <form method="post" action={path('account', 'addresses', String(id))}>
              <button className="link" type="submit" aria-label={words.removeOf(address.line1)}>
                {words.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <details open={isWrong}>
        <summary>{words.addAddress}</summary>
        <form method="post" action={path('account', 'addresses')} noValidate={true}>
          <AddressFields kind="shipping" written={writtenIn(visit, errors)} shop={shop} />
          <button className="button" type="submit" name="do" value="address">
            {words.saveAddress}
          </button>
        </form>
      </details>
    </section>
  )
}
