/** Which shop the page shows, where that is not one's own: of this tab, so that two may stand side by side. */
const key = 'souk-shop'

/** Undefined at home. */
export const chosenShop = (): string | undefined => sessionStorage.getItem(key) ?? undefined

/** What the page holds is another shop's: it begins anew. */
export function chooseShop(id: number | undefined): void {
  rememberShop(id)
  location.assign('/dashboard')
}

/** The same for a page that has nothing to lose yet. */
export function rememberShop(id: number | undefined): void {
  if (id === undefined) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, String(id))
}
