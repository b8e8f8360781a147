import { Field } from '../checkout/fields.tsx'
import type { Page, Show } from '../page.ts'
import { isFailure, type Visit } from '../visit.ts'
import { accountPage, errorsOf, writtenIn } from './account-form.tsx'
import { forgetBuyer } from './buyer-cookie.ts'
import { signInPage } from './sign-in-page.tsx'

export const showForgot: Show = async (visit) => forgotPage(visit)

export const forgot: Show = async (visit) => {
  const { souk, shop, form, words } = visit
  try {
    await souk.buyer.forgotPassword({ path: { shop: shop.slug }, body: { email: form.get('email') ?? '' } })
    return accountPage(visit, words.checkMailbox, {}, <p>{words.mailSent}</p>)
  } catch (error) {
    return forgotPage(visit, 422, errorsOf(error, visit))
  }
}

function forgotPage(visit: Visit, status?: number, errors = {}): Page {
  const { words, path } = visit
  return accountPage(
    visit,
    words.forgotten,
    { status },
    <>
      <p className="quiet">{words.forgotHint}</p>
      <form className="fields" method="post" action={path('account', 'forgot')} noValidate={true}>
        <Field written={writtenIn(visit, errors)} name="email" label={words.email} type="email" autoComplete="email" />
        <button className="button" type="submit">
          {words.sendMail}
        </button>
      </form>
    </>,
  )
}

export const showReset: Show = async (visit) => resetPage(visit)

export const reset: Show = async (visit) => {
  const { souk, shop, form, words } = visit
  const body = { token: form.get('token') ?? '', password: form.get('password') ?? '' }
  try {
    await souk.buyer.resetPassword({ path: { shop: shop.slug }, body })
    return { ...signInPage(visit, words.resetDone), cookies: [forgetBuyer(visit)] }
  } catch (error) {
    if (isFailure(error, 422) && 'token' in error.errors) return resetPage(visit, words.linkOver, 422)
    return resetPage(visit, undefined, 422, errorsOf(error, visit))
  }
}

function resetPage(visit: Visit, notice?: string, status?: number, errors = {}): Page {
  const { words, path, form, url } = visit
  return accountPage(
    visit,
    words.resetTitle,
    { notice, status },
    <>
      <form className="fields" method="post" action={path('account', 'reset')} noValidate={true}>
        <Field
          written={writtenIn(visit, errors)}
          name="password"
          label={words.newPassword}
          type="password"
          autoComplete="new-password"
          hint={words.passwordHint}
        />
        <input type="hidden" name="token" value={form.get('token') ?? url.searchParams.get('token') ?? ''} />
        <button className="button" type="submit">
          {words.savePassword}
        </button>
      </form>
      <p>
        <a href={path('account', 'forgot')}>{words.mailAgain}</a>
      </p>
    </>,
  )
}
