import { showAccount } from './account/account-page.tsx'
import {
  addAddress,
  changeAccount,
  eraseAccount,
  exportAccount,
  removeAddress,
  signOut,
} from './account/change-account.ts'
import { register, showRegister } from './account/register-page.tsx'
import { forgot, reset, showForgot, showReset } from './account/reset-page.tsx'
import { showSignIn, signIn } from './account/sign-in-page.tsx'
import { askToVerify, showVerify, verify } from './account/verify-page.tsx'
import { showCategory, showSearch } from './browse/browse-page.tsx'
import { showCart } from './buying/cart-page.tsx'
import { addItem, setItem } from './buying/change-cart.ts'
import { enterCode, takeCodeOut } from './buying/change-codes.ts'
import { sendCheckout, showCheckout } from './checkout/checkout.ts'
import { sendPayment, showPayment } from './checkout/payment.ts'
import { showDraft, takeDraft } from './draft/draft-page.tsx'
import { icon } from './engines/icon.ts'
import { sitemap } from './engines/sitemap.ts'
import { showHome } from './home/home-page.tsx'
import { showListing } from './listing/listing-page.tsx'
import { showOrder } from './order/order-page.tsx'
import type { Parts, Show } from './page.ts'

/** Below `/shop/{slug}`; a part that begins with a colon is whatever stands there. */
const routes: Record<string, Show> = {
  'GET ': showHome,
  'GET search': showSearch,
  'GET categories/:category': showCategory,
  'GET listings/:listing': showListing,
  'GET cart': showCart,
  'POST cart/items': addItem,
  'POST cart/items/:product': setItem,
  'POST cart/codes': enterCode,
  'POST cart/codes/:code': takeCodeOut,
  'GET checkout': showCheckout,
  'POST checkout': sendCheckout,
  'GET checkout/payment': showPayment,
  'POST checkout/payment': sendPayment,
  'GET drafts/:key': showDraft,
  'POST drafts/:key': takeDraft,
  'GET orders/:token': showOrder,
  'GET account': showAccount,
  'POST account': changeAccount,
  'GET account/sign-in': showSignIn,
  'POST account/sign-in': signIn,
  'POST account/sign-out': signOut,
  'GET account/register': showRegister,
  'POST account/register': register,
  'GET account/forgot': showForgot,
  'POST account/forgot': forgot,
  'GET account/reset': showReset,
  'POST account/reset': reset,
  'GET account/verify': showVerify,
  'POST account/verify': verify,
  'POST account/verification': askToVerify,
  'POST account/addresses': addAddress,
  'POST account/addresses/:address': removeAddress,
  'POST account/export': exportAccount,
  'POST account/erasure': eraseAccount,
  'GET sitemap.xml': sitemap,
  'GET icon.svg': async (visit) => icon(visit),
}

const table = Object.entries(routes).map(([route, show]) => {
  const [method = '', pattern = ''] = route.split(' ')
  return { method, steps: pattern.split('/'), show }
})

export interface Route {
  show: Show
  parts: Parts
}

export function routeTo(asked: string, given: readonly string[]): Route | undefined {
  for (const { method, steps, show } of table) {
    if (method !== asked || steps.length !== given.length) continue
    const fits = steps.every((step, at) => (step.startsWith(':') ? given[at] !== '' : step === given[at]))
    if (!fits) continue
    const named = steps.flatMap((step, at) => (step.startsWith(':') ? [[step.slice(1), given[at] ?? '']] : []))
    return { show, parts: Object.fromEntries(named) }
  }
  return undefined
}
