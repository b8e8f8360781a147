import { forgetCart } from '../buying/cart-cookie.ts'
import { addressIn, fieldNamed } from '../checkout/checkout-form.ts'
import type { Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { type BuyerCalls, ownCalls } from './account-api.ts'
import { errorsOf } from './account-form.tsx'
import { readAccountPage } from './account-page.tsx'
import { forgetBuyer } from './buyer-cookie.ts'

/** What the account page says when it is come back to. */
type Said = 'saved' | 'emailAsked'

/** Does it for who is signed in, and leads back to the account; what is refused stands there beside its field. */
const acting =
  (act: (calls: BuyerCalls, visit: Visit, part: string) => Promise<Said>): Show =>
  async (visit, { address = '' }) => {
    const calls = ownCalls(visit)
    if (calls === undefined) return redirect(visit.path('account', 'sign-in'))
    try {
      return redirect(`${visit.path('account')}?said=${await act(calls, visit, address)}`)
    } catch (error) {
      if (isFailure(error, 401)) return redirect(visit.path('account', 'sign-in'), 303, [forgetBuyer(visit)])
      if (isFailure(error, 404)) return redirect(visit.path('account'))
      const named = Object.entries(errorsOf(error, visit)).map(([path, said]) => [ownName(path, visit), said])
      return readAccountPage(visit, calls, Object.fromEntries(named))
    }
  }

/** The form of an address calls its fields as the checkout does. */
const ownName = (path: string, { form }: Visit) =>
  form.get('do') === 'address' ? fieldNamed(`shipping_address.${path}`) : path

export const changeAccount = acting(async (calls, { form }) => {
  const written = (name: string) => form.get(name) ?? ''
  if (form.get('do') === 'access') {
    const [email, password] = [written('email').trim(), written('password')]
    const changes = { ...(email !== '' && { email }), ...(password !== '' && { password }) }
    await calls.change({ ...changes, current_password: written('current_password') })
    return email === '' ? 'saved' : 'emailAsked'
  }
  await calls.change({ name: written('name'), marketing_consent: form.has('marketing_consent') })
  return 'saved'
})

export const addAddress = acting(async (calls, { form, shop }) => {
  const address = addressIn(Object.fromEntries(form), 'shipping')
  const country = shop.country as NonNullable<typeof address>['country']
  await calls.addAddress(address ?? { name: '', line1: '', country })
  return 'saved'
})

export const removeAddress = acting(async (calls, _visit, id) => {
  await calls.removeAddress(/^\d{1,15}$/.test(id) ? Number(id) : 0)
  return 'saved'
})

export const signOut: Show = async (visit) => {
  await ownCalls(visit)
    ?.signOut()
    .catch((error: unknown) => {
      if (!isFailure(error, 401)) throw error
    })
  return redirect(visit.path(), 303, [forgetBuyer(visit), ...forgetCart(visit)])
}

/** Everything that the shop knows of the buyer, as a file. */
export const exportAccount: Show = async (visit) => {
  const told = await ownCalls(visit)?.export()
  if (told === undefined) return redirect(visit.path('account', 'sign-in'))
  return new Response(JSON.stringify(told, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${visit.shop.slug}-account.json"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

export const eraseAccount: Show = async (visit) => {
  const calls = ownCalls(visit)
  if (calls === undefined || !visit.form.has('sure')) return redirect(visit.path('account'))
  await calls.erase()
  return redirect(`${visit.path('account', 'sign-in')}?said=erased`, 303, [forgetBuyer(visit), ...forgetCart(visit)])
}
