import type { Errors } from '../checkout/checkout-form.ts'
import { Field } from '../checkout/fields.tsx'
import type { Visit } from '../visit.ts'
import type { Buyer } from './account-api.ts'

interface Props {
  visit: Visit
  errors: Errors
}

/** The name, and whether the shop may write about more than orders. */
export function Details({ visit: { words, path }, buyer, errors }: Props & { buyer: Buyer }) {
  const written = { values: { name: buyer.name }, errors, words }
  return (
    <section>
      <h2>{words.yourDetails}</h2>
      <form className="fields" method="post" action={path('account')} noValidate={true}>
        <Field written={written} name="name" label={words.name} autoComplete="name" />
        <label className="check">
          <input type="checkbox" name="marketing_consent" value="true" defaultChecked={buyer.marketing_consent} />
          <span>{words.marketing}</span>
        </label>
        <button className="button quiet-button" type="submit">
          {words.save}
        </button>
      </form>
    </section>
  )
}

/** What takes the present password. */
export function Access({ visit: { words, path, form }, errors }: Props) {
  const written = { values: { email: form.get('email') ?? '' }, errors, words }
  const isWrong = ['email', 'password', 'current_password'].some((name) => name in errors)
  return (
    <details open={isWrong}>
      <summary>{words.changeAccess}</summary>
      <form className="fields" method="post" action={path('account')} noValidate={true}>
        <Field
          written={written}
          name="email"
          label={words.newEmail}
          type="email"
          autoComplete="email"
          isOptional={true}
          hint={words.newEmailHint}
        />
        <Field
          written={written}
          name="password"
          label={words.newPassword}
          type="password"
          autoComplete="new-password"
          isOptional={true}
        />
        <Field
          written={written}
          name="current_password"
          label={words.presentPassword}
          type="password"
          autoComplete="current-password"
        />
        <button className="button quiet-button" type="submit" name="do" value="access">
          {words.save}
        </button>
      </form>
    </details>
  )
}

/** To be told what is known, and to be forgotten. */
export function Rights({ visit: { words, path } }: { visit: Visit }) {
  return (
    <details>
      <summary>{words.yourData}</summary>
      <form method="post" action={path('account', 'export')}>
        <p>{words.yourDataHint}</p>
        <button className="button quiet-button" type="submit">
          {words.download}
        </button>
      </form>
      <form method="post" action={path('account', 'erasure')}>
        <p>{words.eraseHint}</p>
        <label className="check">
          <input type="checkbox" name="sure" value="true" required={true} />
          <span>{words.eraseSure}</span>
        </label>
        <button className="button quiet-button" type="submit">
          {words.erase}
        </button>
      </form>
    </details>
  )
}
