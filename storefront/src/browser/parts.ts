/** The page at an address, after redirects; what a form says goes along. */
export async function fetchPage(href: string, form?: URLSearchParams): Promise<Document> {
  const answer = await fetch(href, form === undefined ? {} : { method: 'POST', body: form })
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

/** Puts a part of another page in place of its like, unless they are the same. Whoever was in it goes on where they were. */
export function exchangePart(from: Document, id: string): boolean {
  const [there, here] = [from.getElementById(id), document.getElementById(id)]
  if (there === null || here === null) return false
  if (there.outerHTML === here.outerHTML) return true
  const focused = here.contains(document.activeElement) ? sameIn(there, document.activeElement) : undefined
  here.replaceWith(there)
  focused?.focus({ preventScroll: true })
  return true
}

/** By its id, by its name and value, or by what it says. */
function sameIn(part: HTMLElement, element: Element | null): HTMLElement | undefined {
  const same = (other: Element) =>
    other.tagName === element?.tagName &&
    other.id === element.id &&
    other.getAttribute('name') === element.getAttribute('name') &&
    other.getAttribute('value') === element.getAttribute('value') &&
    other.textContent === element.textContent
  const byId = element?.id ? part.querySelector<HTMLElement>(`#${CSS.escape(element.id)}`) : null
  return byId ?? [...part.querySelectorAll<HTMLElement>('a, button, input, select, textarea')].find(same)
}
