import { exchangePart, fetchPage } from './parts.ts'

/**
 * A link with `data-exchange` changes one part of the page: the part is fetched and put in place, so that nothing jumps and
 * the picture does not blink. Whatever goes wrong, the browser follows the link as it would have anyway.
 */
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-exchange]') : null
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  history.pushState(null, '', link.href)
  void exchange(link)
})

addEventListener('popstate', () => {
  if (document.querySelector('[data-exchange]') !== null) location.reload()
})

let latest = 0

async function exchange({ href, dataset, textContent }: HTMLAnchorElement): Promise<void> {
  latest += 1
  const turn = latest
  try {
    const page = await fetchPage(href)
    // Somebody has chosen again meanwhile.
    if (turn !== latest) return
    if (!exchangePart(page, dataset.exchange ?? '')) throw new Error('There is nothing to exchange.')
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-exchange][aria-current]'))
      if (link.textContent === textContent) link.focus({ preventScroll: true })
  } catch {
    location.assign(href)
  }
}
