import { cartKeyOf } from '../buying/cart-cookie.ts'
import { Field } from '../checkout/fields.tsx'
import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit, withQuery } from '../visit.ts'
import { accountPage, errorsOf, writtenIn } from './account-form.tsx'
import { isSignedIn, keepBuyer } from './buyer-cookie.ts'
import { takeCartUp } from './take-cart-up.ts'

export const showSignIn: Show = async (visit) =>
  isSignedIn(visit) ? redirect(visit.path('account')) : signInPage(visit, farewell(visit))

const farewell = ({ url, words }: Visit) => (url.searchParams.get('said') === 'erased' ? words.erased : undefined)

/** Signs in, takes the cart along, and leads to where one wanted to go. */
export const signIn: Show = async (visit) => {
  const { souk, shop, form, words } = visit
  const body = { email: form.get('email') ?? '', password: form.get('password') ?? '' }
  try {
    const { token } = (await souk.buyer.signIn({ path: { shop: shop.slug }, body })).data
    return await enter(visit, token, goalOf(visit))
  } catch (error) {
    if (isFailure(error, 401)) return signInPage(visit, words.wrongCredentials, 401)
    if (isFailure(error, 429)) return signInPage(visit, words.tooManyTries, 429)
    return { ...signInPage(visit, undefined, 422, errorsOf(error, visit)) }
  }
}

export async function enter(visit: Visit, token: string, goal: string): Promise<Response> {
  const { cookies } = await takeCartUp(visit, cartKeyOf(visit), token)
  return redirect(goal, 303, [keepBuyer(visit, token), ...cookies])
}

/** Pages that one may come from; anything else a link says leads to the account. */
export function goalOf({ form, url, path }: Visit): string {
  const wish = form.get('to') ?? url.searchParams.get('to')
  if (wish === 'checkout') return path('checkout')
  const mailed = form.get('token') ?? url.searchParams.get('token')
  return wish === 'verify' && mailed !== null
    ? withQuery(path('account', 'verify'), { token: mailed })
    : path('account')
}

export function signInPage(visit: Visit, notice?: string, status?: number, errors = {}): Page {
  const { words, path, form, url } = visit
  const written = writtenIn(visit, errors)
  const kept = (name: string) => form.get(name) ?? url.searchParams.get(name) ?? ''
  return accountPage(
    visit,
    words.signIn,
    { notice, status },
    <>
      <p className="quiet">{words.signInFirst}</p>
      <form className="fields" method="post" action={path('account', 'sign-in')} noValidate={true}>
        <Field written={written} name="email" label={words.email} type="email" autoComplete="email" />
        <Field
          written={written}
          name="password"
          label={words.password}
          type="password"
          autoComplete="current-password"
        />
        <input type="hidden" name="to" value={kept('to')} />
        <input type="hidden" name="token" value={kept('token')} />
        <button className="button" type="submit">
          {words.signIn}
        </button>
      </form>
      <p>
        <a href={path('account', 'forgot')}>{words.forgotten}</a>
      </p>
      <p>
        {words.newHere} <a href={withQuery(path('account', 'register'), { to: kept('to') })}>{words.register}</a>
      </p>
    </>,
  )
}
