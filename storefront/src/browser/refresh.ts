import { exchangePart, fetchPage } from './parts.ts'

const everyMs = 5_000

/** An order that is under way is looked at again, as long as somebody looks at it. */
setInterval(() => {
  if (document.visibilityState !== 'visible' || document.querySelector('[data-refresh]') === null) return
  void fetchPage(location.href).then(
    (page) => exchangePart(page, 'order'),
    () => {},
  )
}, everyMs)
