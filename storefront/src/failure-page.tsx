import { SoukError } from '@souk/client'
import type { Page } from './page.ts'
import type { Visit } from './visit.ts'
import { type Words, wordsFor } from './words/words.ts'

/** What a visitor reads when there is no page for them, in the shop where there is one. */
export function failurePage(error: unknown, visit: Visit | undefined): Page {
  const { status, retryAfterMs } = error instanceof SoukError ? error : { status: 500, retryAfterMs: undefined }
  const words = visit?.words ?? wordsFor('en')
  const { shown, title, sentence } = tellingOf(status, words, visit !== undefined)
  const body = (
    <div className="failure">
      <p className="failure-status" aria-hidden="true">
        {shown}
      </p>
      <h1>{title}</h1>
      <p>{sentence}</p>
      {visit !== undefined && (
        <p>
          <a className="button" href={visit.path()}>
            {words.backHome}
          </a>
        </p>
      )}
    </div>
  )
  return {
    status: shown,
    ...(retryAfterMs !== undefined && { headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) } }),
    head: { title: visit === undefined ? title : `${title} – ${visit.shop.name}` },
    body: visit === undefined ? <main id="content">{body}</main> : body,
  }
}

/** A form of another page may have been sent behind the visitor's back. */
export function forbiddenPage(): Page {
  const { forbidden, forbiddenTitle } = wordsFor('en')
  return {
    status: 403,
    head: { title: forbiddenTitle },
    body: (
      <main id="content">
        <div className="failure">
          <h1>{forbiddenTitle}</h1>
          <p>{forbidden}</p>
        </div>
      </main>
    ),
  }
}

function tellingOf(status: number, words: Words, isInShop: boolean) {
  if (status === 404 || status === 405 || status === 422)
    return isInShop
      ? { shown: 404, title: words.notFoundTitle, sentence: words.notFound }
      : { shown: 404, title: words.noShopTitle, sentence: words.noShop }
  if (status === 429) return { shown: 429, title: words.tooManyTitle, sentence: words.tooMany }
  if (status === 0 || status === 503) return { shown: 503, title: words.unavailableTitle, sentence: words.unavailable }
  return { shown: 500, title: words.failedTitle, sentence: words.failed }
}
