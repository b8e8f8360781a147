import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { marked } from 'marked'
import { notFound } from '../http/failure.ts'

interface Guide {
  /** Its path below /docs/guides. */
  name: string
  title: string
  markdown: string
}

export interface DocumentationPage {
  title: string
  css: string
  /** Runs after Swagger UI's code is there and before it starts. */
  script: string
  guides: Guide[]
}

/** Only what we serve ourselves, so that the page works offline; the calls that a reader tries go to us alone. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** `GET /docs`, the reference, and `GET /docs/guides/:name`. Everything that they need is served from here. */
export async function serveDocumentation(app: FastifyInstance, page: DocumentationPage): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: contentSecurityPolicy,
    theme: {
      title: page.title,
      css: [{ filename: 'souk.css', content: page.css }],
      js: [{ filename: 'sign-in.js', content: page.script }],
    },
    uiConfig: { persistAuthorization: false, layout: 'BaseLayout', docExpansion: 'list', filter: true },
  })
  const guides = new Map(page.guides.map((guide) => [guide.name, guidePage(guide, page)]))
  app.get<{ Params: { name: string } }>('/docs/guides/:name', { schema: { hide: true } }, async (request, reply) => {
    const html = guides.get(request.params.name)
    if (html === undefined) throw notFound('There is no such guide.')
    reply.header('content-security-policy', contentSecurityPolicy).type('text/html; charset=utf-8')
    return html
  })
}

/** Code that is wider than the page scrolls, also for who has no mouse. */
const rendered = (markdown: string) =>
  marked.parse(markdown, { async: false }).replaceAll('<pre>', '<pre tabindex="0">')

function guidePage({ title, markdown }: Guide, { title: site, guides }: DocumentationPage): string {
  const links = guides.map((guide) => `<a href="/docs/guides/${guide.name}">${guide.title}</a>`).join(' ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} · ${site}</title>
<link rel="stylesheet" href="/docs/static/theme/souk.css">
</head>
<body>
<header class="souk-bar"><strong>${site}</strong><a href="/docs">Reference</a>${links}</header>
<main class="souk-guide">${rendered(markdown)}</main>
</body>
</html>
`
}
