import type { OwnAddress } from '../account/account-api.ts'
import { isSignedIn } from '../account/buyer-cookie.ts'
import type { Cart, PaymentMethod, ShippingRate } from '../buying/cart-api.ts'
import type { Page } from '../page.ts'
import { type Visit, withQuery } from '../visit.ts'
import { AddressFields } from './address-fields.tsx'
import type { Errors, Values } from './checkout-form.ts'
import { Delivery, Payment } from './choices.tsx'
import { Codes } from './codes.tsx'
import { ErrorOf, Field, type Written } from './fields.tsx'
import { Summary } from './summary.tsx'

export interface Checkout {
  cart: Cart
  rates: ShippingRate[]
  methods: PaymentMethod[]
  /** The buyer's own, where they are signed in. */
  addresses: OwnAddress[]
  values: Values
  errors: Errors
  /** What one should know before anything else. */
  notice?: string | undefined
}

export function checkoutPage(visit: Visit, checkout: Checkout, status?: number): Page {
  const { words, shop, path } = visit
  const { cart, rates, methods, values, errors, notice } = checkout
  const written: Written = { values, errors, words }
  const hasErrors = Object.keys(errors).length > 0
  const told = notice ?? (hasErrors ? words.lookAtMarked : undefined)
  return {
    isPrivate: true,
    ...(status !== undefined && { status }),
    head: { title: `${words.checkout} – ${shop.name}` },
    body: (
      <form className="checkout" method="post" action={path('checkout')} noValidate={true} data-checkout="">
        {/* Who presses Enter in a field has not ordered yet. */}
        <button className="visually-hidden" type="submit" name="do" value="save" tabIndex={-1} aria-hidden="true" />
        <div className="checkout-steps">
          <h1>{words.checkout}</h1>
          {told !== undefined && (
            <p className="alert" role="alert">
              {told}
            </p>
          )}
          <fieldset className="step">
            <legend>{words.contact}</legend>
            <Field
              written={written}
              name="email"
              label={words.email}
              type="email"
              autoComplete="email"
              hint={words.emailHint}
            />
            {!isSignedIn(visit) && (
              <p className="small">
                <a href={withQuery(path('account', 'sign-in'), { to: 'checkout' })}>{words.signInAtCheckout}</a>
              </p>
            )}
          </fieldset>
          <fieldset className="step">
            <legend>{words.shippingAddress}</legend>
            <OwnAddresses visit={visit} addresses={checkout.addresses} />
            <AddressFields kind="shipping" written={written} shop={shop} />
          </fieldset>
          <Billing written={written} visit={visit} />
          <Delivery
            visit={visit}
            written={written}
            rates={rates}
            chosen={cart.shipping_rate}
            isPlaced={cart.addresses.shipping !== null}
          />
          <Payment visit={visit} written={written} methods={methods} />
          <Codes visit={visit} cart={cart} written={written} />
          <Note written={written} />
        </div>
        <Summary visit={visit} cart={cart} />
      </form>
    ),
  }
}

function OwnAddresses({ visit: { words, form }, addresses }: { visit: Visit; addresses: OwnAddress[] }) {
  if (addresses.length === 0) return null
  return (
    <div className="field own-address">
      <label htmlFor="own_address">{words.ownAddress}</label>
      <select id="own_address" name="own_address" defaultValue={form.get('own_address') ?? ''}>
        {addresses.map(({ id, name, line1, city }) => (
          <option key={id} value={id}>
            {[name, line1, city].filter(Boolean).join(', ')}
          </option>
        ))}
      </select>
      <button className="link" type="submit" name="do" value="address">
        {words.useAddress}
      </button>
    </div>
  )
}

function Billing({ visit: { words, shop }, written }: { visit: Visit; written: Written }) {
  return (
    <fieldset className="step billing">
      <legend className="visually-hidden">{words.billingAddress}</legend>
      <label className="check">
        <input
          type="checkbox"
          name="billing_differs"
          value="true"
          defaultChecked={written.values.billing_differs === 'true'}
        />
        <span>{words.billingDiffers}</span>
      </label>
      <AddressFields kind="billing" written={written} shop={shop} />
    </fieldset>
  )
}

function Note({ written: { values, errors, words } }: { written: Written }) {
  return (
    <div className="field step">
      <label htmlFor="note">
        {words.note} <span className="quiet">({words.optional})</span>
      </label>
      <textarea id="note" name="note" rows={3} maxLength={2_000} defaultValue={values.note} />
      <ErrorOf name="note" errors={errors} />
    </div>
  )
}
