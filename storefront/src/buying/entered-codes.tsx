import type { Visit } from '../visit.ts'
import type { Cart } from './cart-api.ts'

/** What the form around it is told by the button, where it has more than one. */
interface Told {
  does?: string
}

interface CodeFieldProps extends Told {
  visit: Visit
  isRequired?: boolean
  written?: string
  /** Why what was written is refused. */
  error?: string | undefined
}

export function CodeField({ visit: { words }, does, isRequired = false, written = '', error }: CodeFieldProps) {
  return (
    <>
      <label htmlFor="code">{words.voucherCode}</label>
      <div>
        <input
          type="text"
          id="code"
          name="code"
          defaultValue={written}
          required={isRequired}
          maxLength={50}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={error && 'code-error'}
          // biome-ignore lint/a11y/noAutofocus: where the mistake is, there one goes on, without a script too.
          autoFocus={error !== undefined}
        />
        <button className="button quiet-button" type="submit" {...toldBy(does)}>
          {words.enterCode}
        </button>
      </div>
      {error !== undefined && (
        <p className="error" id="code-error">
          {error}
        </p>
      )}
    </>
  )
}

interface EnteredCodeProps extends Told {
  visit: Visit
  cart: Cart
  code: string
}

export function EnteredCode({ visit: { words }, cart, code, does }: EnteredCodeProps) {
  const isUnusable = cart.problems.some(({ entered_code }) => entered_code === code)
  const isApplied = cart.discounts.some((discount) => discount.code === code)
  return (
    <>
      <span>
        <strong>{code}</strong>
        {!(isUnusable || isApplied) && <span className="quiet small"> {words.codeIdle}</span>}
      </span>
      <button className="link" type="submit" aria-label={words.removeOf(code)} {...toldBy(does)}>
        {words.remove}
      </button>
    </>
  )
}

const toldBy = (does: string | undefined) => (does === undefined ? {} : { name: 'do', value: does })
