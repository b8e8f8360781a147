import { fetchPage } from './parts.ts'

/** Pages that all share do not know what one visitor has in the cart: a cookie says how many. */
export function showCount(): void {
  const [, text] = /(?:^|; )souk_cart_count=(\d+)/.exec(document.cookie) ?? []
  for (const badge of document.querySelectorAll<HTMLElement>('[data-cart-count]')) {
    badge.hidden = !Number(text)
    badge.textContent = text ?? ''
  }
}

addEventListener('pageshow', showCount)

/** A form that fills or changes the cart shows it at the side, and leaves the page as it is. */
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (!(form instanceof HTMLFormElement) || form.dataset.into !== 'cart') return
  event.preventDefault()
  const fields = new URLSearchParams(new FormData(form, submitter) as unknown as Record<string, string>)
  void showCart(form.action, fields, () => form.submit())
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-cart-link]') : null
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
  if (document.querySelector('main #cart, [data-checkout]') !== null) return
  event.preventDefault()
  void showCart(link.href, undefined, () => location.assign(link.href))
})

async function showCart(href: string, fields: URLSearchParams | undefined, otherwise: () => void): Promise<void> {
  try {
    const cart = (await fetchPage(href, fields)).getElementById('cart')
    if (cart === null) return otherwise()
    place(cart)
    showCount()
  } catch {
    otherwise()
  }
}

/** On the cart's own page in its place, elsewhere in a drawer. */
function place(cart: HTMLElement): void {
  const onPage = document.querySelector('main #cart')
  if (onPage !== null) {
    onPage.replaceWith(cart)
    return
  }
  const drawer = document.querySelector<HTMLDialogElement>('dialog.drawer') ?? makeDrawer()
  drawer.querySelector('#cart')?.remove()
  drawer.append(cart)
  if (!drawer.open) drawer.showModal()
}

function makeDrawer(): HTMLDialogElement {
  const drawer = document.createElement('dialog')
  drawer.className = 'drawer'
  const close = document.createElement('button')
  close.className = 'close'
  close.ariaLabel = document.querySelector<HTMLElement>('[data-cart-link]')?.dataset.close ?? 'Close'
  close.textContent = '×'
  close.addEventListener('click', () => drawer.close())
  // A press beside the drawer is one on its own backdrop.
  drawer.addEventListener('click', ({ target }) => {
    if (target === drawer) drawer.close()
  })
  drawer.append(close)
  document.body.append(drawer)
  return drawer
}
