import { exchangePart, fetchPage } from './parts.ts'

const pauseMs = 250
let waiting: ReturnType<typeof setTimeout> | undefined
let latest = 0

/** What changes the delivery or the total shows at once what it changes; the fields keep what is being written. */
document.addEventListener('change', ({ target }) => {
  const form = target instanceof HTMLElement ? target.closest<HTMLFormElement>('form[data-checkout]') : null
  if (form === null) return
  const country = target instanceof HTMLSelectElement ? target.dataset.country : undefined
  if (country !== undefined) void look(form, [`${country}-fields`])
  clearTimeout(waiting)
  waiting = setTimeout(() => void look(form, []), pauseMs)
})

async function look(form: HTMLFormElement, parts: string[]): Promise<void> {
  latest += 1
  const turn = latest
  const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
  fields.set('do', 'look')
  try {
    const page = await fetchPage(form.action, fields)
    if (turn !== latest && parts.length === 0) return
    for (const id of [...parts, 'delivery', 'summary']) exchangePart(page, id)
  } catch {
    // The button at the end asks the same and says what is wrong.
  }
}

/** A second press of the button would order nothing new, and only wait. */
document.addEventListener('submit', ({ target, submitter }) => {
  if (target instanceof HTMLFormElement && target.matches('[data-checkout]') && submitter?.matches('[value="order"]'))
    submitter.setAttribute('aria-busy', 'true')
})

// The browser may show the page of before again, with its button still busy, to who comes back from a provider's page.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && document.querySelector('[data-checkout]') !== null) location.reload()
})
