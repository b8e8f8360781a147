import { Field } from '../checkout/fields.tsx'
import type { Page, Show } from '../page.ts'
import { isFailure, type Visit, withQuery } from '../visit.ts'
import { accountPage, errorsOf, writtenIn } from './account-form.tsx'
import { enter, goalOf } from './sign-in-page.tsx'

export const showRegister: Show = async (visit) => registerPage(visit)

/** Opens the account and signs in to it. Where that fails the address had one before, and only its mailbox is told. */
export const register: Show = async (visit) => {
  const { souk, shop, form, words } = visit
  const path = { shop: shop.slug }
  const written = (name: string) => form.get(name) ?? ''
  const [email, password] = [written('email'), written('password')]
  try {
    const more = { locale: shop.locale, marketing_consent: form.has('marketing_consent') }
    await souk.buyer.register({ path, body: { name: written('name'), email, password, ...more } })
    const { token } = (await souk.buyer.signIn({ path, body: { email, password } })).data
    return await enter(visit, token, goalOf(visit))
  } catch (error) {
    if (isFailure(error, 401)) return accountPage(visit, words.checkMailbox, {}, <p>{words.registered}</p>)
    if (isFailure(error, 429)) return registerPage(visit, words.tooManyTries, 429)
    return registerPage(visit, words.lookAtMarked, 422, errorsOf(error, visit))
  }
}

function registerPage(visit: Visit, notice?: string, status?: number, errors = {}): Page {
  const { words, path, form, url } = visit
  const written = writtenIn(visit, errors)
  const to = form.get('to') ?? url.searchParams.get('to') ?? ''
  return accountPage(
    visit,
    words.register,
    { notice, status },
    <>
      <form className="fields" method="post" action={path('account', 'register')} noValidate={true}>
        <Field written={written} name="name" label={words.name} autoComplete="name" />
        <Field written={written} name="email" label={words.email} type="email" autoComplete="email" />
        <Field
          written={written}
          name="password"
          label={words.password}
          type="password"
          autoComplete="new-password"
          hint={words.passwordHint}
        />
        <label className="check">
          <input type="checkbox" name="marketing_consent" value="true" defaultChecked={form.has('marketing_consent')} />
          <span>{words.marketing}</span>
        </label>
        <input type="hidden" name="to" value={to} />
        <button className="button" type="submit">
          {words.register}
        </button>
      </form>
      <p>
        {words.haveAccount} <a href={withQuery(path('account', 'sign-in'), { to })}>{words.signIn}</a>
      </p>
    </>,
  )
}
