import { renderToStaticMarkup } from 'react-dom/server'
import { colourStyles, Document } from './design/document.tsx'
import { Shell } from './design/shell.tsx'
import type { Page } from './page.ts'
import type { Visit } from './visit.ts'

const forEverybody = 'public, max-age=0, s-maxage=30, stale-while-revalidate=300'
const forOne = 'private, no-store'

/** Writes a page out. `visit` is undefined where there is no shop to show it in. */
export async function respond(page: Page, visit: Visit | undefined, request: Request): Promise<Response> {
  const styles = colourStyles(visit?.shop.colour ?? null)
  // In a script a `<` could end it.
  const data = (page.head.data ?? []).map((item) => JSON.stringify(item).replaceAll('<', '\\u003c'))
  const html = `<!doctype html>${renderToStaticMarkup(
    <Document head={page.head} shop={visit?.shop} iconUrl={visit?.path('icon.svg')} styles={styles} data={data}>
      {visit === undefined ? page.body : <Shell visit={visit}>{page.body}</Shell>}
    </Document>,
  )}`
  const etag = isKept(page) ? `W/"${await digest('SHA-1', html)}"` : undefined
  const headers = headersOf(page, visit, { policy: await policy(styles, data), etag })
  if (etag !== undefined && request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers })
  return new Response(html, { status: page.status ?? 200, headers })
}

const isKept = ({ status, isPrivate }: Page) => status === undefined && !isPrivate

interface Made {
  policy: string
  etag: string | undefined
}

function headersOf(page: Page, visit: Visit | undefined, made: Made): Headers {
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-language': visit?.shop.locale ?? 'en',
    'content-security-policy': made.policy,
    'cache-control': isKept(page) ? forEverybody : forOne,
    'referrer-policy': page.isPrivate ? 'same-origin' : 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    ...(made.etag !== undefined && { etag: made.etag }),
    ...page.headers,
  })
  for (const cookie of page.cookies ?? []) headers.append('set-cookie', cookie)
  return headers
}

/**
 * Everything comes from here, and nothing written into the page runs or styles but what has the hash of ours: hashes, unlike
 * nonces, leave a page the same for all, so that others may keep it.
 */
async function policy(styles: string, data: string[]): Promise<string> {
  const hashes = await Promise.all([styles, ...data].map(async (text) => `'sha256-${await digest('SHA-256', text)}'`))
  const [ofStyles, ...ofData] = hashes
  return [
    "default-src 'none'",
    ["script-src 'self'", ...ofData].join(' '),
    `style-src 'self' ${ofStyles}`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

async function digest(algorithm: 'SHA-1' | 'SHA-256', text: string): Promise<string> {
  const bytes = await crypto.subtle.digest(algorithm, new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** Relative, so that it holds under whatever name the visitor came by. */
export function redirect(location: string, status: 301 | 303 = 303, cookies: string[] = []): Response {
  const keeping = status === 303 ? forOne : forEverybody
  const headers = new Headers({ location, 'cache-control': keeping })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status, headers })
}

export function text(body: string, type: string): Response {
  return new Response(body, {
    headers: { 'content-type': type, 'cache-control': forEverybody, 'x-content-type-options': 'nosniff' },
  })
}
