import type { PaymentMethod, ShippingRate } from '../buying/cart-api.ts'
import { isNothing } from '../buying/totals.tsx'
import type { Visit } from '../visit.ts'
import type { Words } from '../words/words.ts'
import { ErrorOf, type Written } from './fields.tsx'

interface DeliveryProps {
  visit: Visit
  written: Written
  rates: ShippingRate[]
  chosen: ShippingRate | null
  /** Whether anybody knows where it goes. */
  isPlaced: boolean
}

export function Delivery({ visit: { words, money }, written, rates, chosen, isPlaced }: DeliveryProps) {
  return (
    <fieldset className="step" id="delivery">
      <legend>{words.delivery}</legend>
      {rates.length === 0 && <p className="quiet">{isPlaced ? words.noDelivery : words.deliveryLater}</p>}
      {rates.map(({ id, name, price }) => (
        <label key={id} className="option-row">
          <input type="radio" name="shipping_rate_id" value={id} defaultChecked={id === chosen?.id} />
          <span>{name}</span>
          <span className="option-price">{isNothing(price) ? words.free : money(price)}</span>
        </label>
      ))}
      <ErrorOf name="shipping_rate_id" errors={written.errors} />
      <button className="link" type="submit" name="do" value="save" data-without-script="">
        {words.showDelivery}
      </button>
    </fieldset>
  )
}

interface PaymentProps {
  visit: Visit
  written: Written
  methods: PaymentMethod[]
}

export function Payment({ visit: { words }, written, methods }: PaymentProps) {
  const chosen = methods.find(({ provider }) => provider === written.values.provider) ?? methods[0]
  return (
    <fieldset className="step" id="payment">
      <legend>{words.payment}</legend>
      {methods.length === 0 && <p className="alert">{words.noPayment}</p>}
      {methods.length === 1 && chosen !== undefined && (
        <p>
          {words.payBy(chosen.name)}
          <input type="hidden" name="provider" value={chosen.provider} />
        </p>
      )}
      {methods.length > 1 &&
        methods.map((method) => (
          <label key={method.provider} className="option-row">
            <input type="radio" name="provider" value={method.provider} defaultChecked={method === chosen} />
            <span>{method.name}</span>
          </label>
        ))}
      {methods.some(({ provider }) => provider === 'test') && (
        <Scenarios words={words} chosen={written.values.scenario} />
      )}
      <ErrorOf name="provider" errors={written.errors} />
    </fieldset>
  )
}

/** The provider for demos plays what is chosen; a real shop has none. */
function Scenarios({ words, chosen }: { words: Words; chosen: string | undefined }) {
  return (
    <div className="field scenario">
      <label htmlFor="scenario">{words.scenario}</label>
      <select id="scenario" name="scenario" defaultValue={chosen}>
        {Object.entries(words.scenarios).map(([scenario, name]) => (
          <option key={scenario} value={scenario}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
