import type { Visit } from '../visit.ts'
import type { Cart } from './cart-api.ts'
import { CodeField, EnteredCode } from './entered-codes.tsx'

/** Codes that were entered, each with a way out, and a field for another. */
export function CodesForm({ visit, cart }: { visit: Visit; cart: Cart }) {
  const { path } = visit
  return (
    <div className="codes">
      {cart.codes.map((code) => (
        <form key={code} className="entered-code" method="post" action={path('cart', 'codes', code)} data-into="cart">
          <EnteredCode visit={visit} cart={cart} code={code} />
        </form>
      ))}
      <form className="code-form" method="post" action={path('cart', 'codes')} data-into="cart">
        <CodeField visit={visit} isRequired={true} />
      </form>
    </div>
  )
}
