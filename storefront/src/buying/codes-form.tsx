import type { Visit } from '../visit.ts'
import type { Cart } from './cart-api.ts'

/** Codes that were entered, each with a way out, and a field for another. */
export function CodesForm({ visit, cart }: { visit: Visit; cart: Cart }) {
  const { words, path } = visit
  return (
    <div className="codes">
      {cart.codes.map((code) => (
        <EnteredCode key={code} visit={visit} cart={cart} code={code} />
      ))}
      <form className="code-form" method="post" action={path('cart', 'codes')} data-into="cart">
        <label htmlFor="code">{words.voucherCode}</label>
        <div>
          <input
            type="text"
            id="code"
            name="code"
            required={true}
            maxLength={50}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <button className="button quiet-button" type="submit">
            {words.enterCode}
          </button>
        </div>
      </form>
    </div>
  )
}

function EnteredCode({ visit: { words, path }, cart, code }: { visit: Visit; cart: Cart; code: string }) {
  const isUnusable = cart.problems.some(({ entered_code }) => entered_code === code)
  const isApplied = cart.discounts.some((discount) => discount.code === code)
  return (
    <form className="entered-code" method="post" action={path('cart', 'codes', code)} data-into="cart">
      <span>
        <strong>{code}</strong>
        {!(isUnusable || isApplied) && <span className="quiet small"> {words.codeIdle}</span>}
      </span>
      <button className="link" type="submit" aria-label={words.removeOf(code)}>
        {words.remove}
      </button>
    </form>
  )
}
