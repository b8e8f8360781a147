import type { Cart } from '../buying/cart-api.ts'
import { CodeField, EnteredCode } from '../buying/entered-codes.tsx'
import type { Visit } from '../visit.ts'
import { enteringCode, takeOut } from './change-codes.ts'
import type { Written } from './fields.tsx'

interface Props {
  visit: Visit
  cart: Cart
  written: Written
}

/** As beside the cart, within the form of the checkout: what is written in its other fields stays. */
export function Codes({ visit, cart, written: { values, errors } }: Props) {
  const { code = '' } = values
  const isEntered = cart.codes.some((entered) => entered.toUpperCase() === code.trim().toUpperCase())
  return (
    <div className="step codes" id="codes">
      {cart.codes.map((entered) => (
        <div key={entered} className="entered-code">
          <EnteredCode visit={visit} cart={cart} code={entered} does={takeOut(entered)} />
        </div>
      ))}
      <div className="code-form">
        <CodeField visit={visit} does={enteringCode} written={isEntered ? '' : code} error={errors.code} />
      </div>
    </div>
  )
}
