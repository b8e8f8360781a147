import type { Page, Show } from '../page.ts'
import { redirect } from '../respond.tsx'
import { isFailure, type Visit } from '../visit.ts'
import { ownCalls } from './account-api.ts'
import { accountPage } from './account-form.tsx'
import { showAccount } from './account-page.tsx'
import { forgetBuyer } from './buyer-cookie.ts'
import { signInPage } from './sign-in-page.tsx'

/** Opening the page does nothing: programs that look through mails open links, too. */
export const showVerify: Show = async (visit) => (ownCalls(visit) === undefined ? toSignIn(visit) : verifyPage(visit))

export const verify: Show = async (visit) => {
  const calls = ownCalls(visit)
  if (calls === undefined) return toSignIn(visit)
  try {
    await calls.verify(visit.form.get('token') ?? '')
    return redirect(`${visit.path('account')}?said=confirmed`)
  } catch (error) {
    if (isFailure(error, 401)) return { ...toSignIn(visit), cookies: [forgetBuyer(visit)] }
    if (isFailure(error, 422)) return verifyPage(visit, visit.words.linkOver, 422)
    throw error
  }
}

/** Has the mail sent again. */
export const askToVerify: Show = async (visit) => {
  try {
    await ownCalls(visit)?.askToVerify()
  } catch (error) {
    if (!isFailure(error, 409) && !isFailure(error, 401)) throw error
    return showAccount(visit, {})
  }
  return redirect(`${visit.path('account')}?said=mailOnItsWay`)
}

const toSignIn = (visit: Visit): Page => {
  visit.form.set('to', 'verify')
  return signInPage(visit, visit.words.verifySignIn)
}

function verifyPage(visit: Visit, notice?: string, status?: number): Page {
  const { words, path, form, url } = visit
  return accountPage(
    visit,
    words.verifyTitle,
    { notice, status },
    <form className="fields" method="post" action={path('account', 'verify')}>
      <p>{words.verifySentence}</p>
      <input type="hidden" name="token" value={form.get('token') ?? url.searchParams.get('token') ?? ''} />
      <button className="button" type="submit">
        {words.confirm}
      </button>
    </form>,
  )
}
