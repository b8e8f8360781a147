import type { FastifyInstance, FastifyReply } from 'fastify'
import { LRUCache } from 'lru-cache'
import { notFound } from '../http/failure.ts'
import { type PackedText, pack, sendPacked } from '../http/packed.ts'
import { escaped, rendered } from './html.ts'
import { type Operation, operationHtml } from './operation-html.ts'

interface Guide {
  /** Its path below /docs/guides. */
  name: string
  title: string
  markdown: string
}

export interface DocumentationPage {
  title: string
  css: string
  script: string
  guides: Guide[]
}

interface Contract {
  info: { version: string; description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
}

interface Named {
  Params: { name: string }
}

const keptPages = 60

/** Only what we serve ourselves, so that the pages work offline; the reader's tries go back to us alone. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * `GET /docs`, the reference: every operation in a line, which the script fills when it is opened. Each has a page of its own as
 * well, for who follows a link or runs no script. `GET /docs/guides/:name` are texts.
 */
export async function serveDocumentation(app: FastifyInstance, site: DocumentationPage): Promise<void> {
  const made = new LRUCache<string, PackedText>({ max: keptPages })
  const send = (reply: FastifyReply, name: string, type: string, make: () => string) => {
    const packed = made.get(name) ?? pack(make())
    made.set(name, packed)
    return sendPacked(
      reply.type(`${type}; charset=utf-8`).header('content-security-policy', contentSecurityPolicy),
      packed,
    )
  }
  // It is there once all routes are.
  let known: Contract | undefined
  const contract = () => (known ??= app.swagger() as unknown as Contract)
  const hidden = { schema: { hide: true } }
  const files = new Map([
    ['souk.css', { type: 'text/css', content: site.css }],
    ['reference.js', { type: 'text/javascript', content: site.script }],
  ])
  app.get<Named>('/docs/static/:name', hidden, async ({ params: { name } }, reply) => {
    const file = files.get(name)
    if (file === undefined) throw notFound('There is no such file.')
    return send(reply, name, file.type, () => file.content)
  })
  app.get('/docs', hidden, async (_request, reply) =>
    send(reply, 'reference', 'text/html', () => referencePage(contract(), site)),
  )
  app.get<Named>('/docs/operations/:name', hidden, async ({ params: { name } }, reply) => {
    const operation = operationsOf(contract()).find(({ operationId }) => operationId === name)
    if (operation === undefined) throw notFound('There is no such operation.')
    return send(reply, `operation ${name}`, 'text/html', () => operationPage(operation, contract(), site))
  })
  const guides = new Map(site.guides.map((guide) => [guide.name, guide]))
  app.get<Named>('/docs/guides/:name', hidden, async ({ params: { name } }, reply) => {
    const guide = guides.get(name)
    if (guide === undefined) throw notFound('There is no such guide.')
    return send(reply, `guide ${name}`, 'text/html', () => guidePage(guide, site))
  })
}

const operationsOf = ({ paths }: Contract): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )

function referencePage(contract: Contract, site: DocumentationPage): string {
  const operations = operationsOf(contract)
  const { info, tags } = contract
  const parts = tags.map(({ name, description }) => {
    const own = operations.filter((operation) => operation.tags.includes(name))
    return `<section><h2 id="${name}">${escaped(name)}</h2><p>${escaped(description)}</p>${own.map(lineOf).join('\n')}</section>`
  })
  const intro = `<h1>${escaped(site.title)} <small>${escaped(info.version)}</small></h1>${rendered(info.description)}`
  const search = `<p class="search"><label>Search <input type="search" id="search" autocomplete="off"></label> <output></output></p>`
  const contents = tags.map(({ name }) => `<a href="#${name}">${escaped(name)}</a>`).join('\n')
  const nav = `<nav class="contents" aria-label="Contents">${contents}</nav>`
  return framed(site, 'Reference', `${nav}<main class="reference">${intro}${search}${parts.join('\n')}</main>`)
}

const lineOf = (operation: Operation) =>
  `<details id="${operation.operationId}"><summary>${headOf(operation)} <span>${escaped(operation.summary)}</span></summary>
<p><a href="/docs/operations/${operation.operationId}">All about it</a></p></details>`

const headOf = ({ method, path }: Operation) =>
  `<b class="method ${method.toLowerCase()}">${method}</b> <code>${escaped(path)}</code>`

function operationPage(operation: Operation, contract: Contract, site: DocumentationPage): string {
  const resolve = (ref: string) =>
    ref
      .slice(2)
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], contract)
  const { summary } = operation
  return framed(
    site,
    summary,
    `<main class="reference"><h1>${escaped(summary)}</h1><h2>${headOf(operation)}</h2>
<article>${operationHtml(operation, resolve)}</article></main>`,
  )
}

const guidePage = ({ title, markdown }: Guide, site: DocumentationPage) =>
  framed(site, title, `<main class="souk-guide">${rendered(markdown)}</main>`, site.guides)

function framed(site: DocumentationPage, title: string, main: string, guides?: readonly Guide[]): string {
  const links = (guides ?? [{ ...site.guides[0], title: 'Guides' }]).map(
    ({ name, title: label }) => `<a href="/docs/guides/${name}">${label}</a>`,
  )
  const signIn =
    guides === undefined
      ? `<form>
<input name="email" type="email" aria-label="Email" placeholder="Email" autocomplete="username" required>
<input name="password" type="password" aria-label="Password" placeholder="Password" autocomplete="current-password" required>
<button>Sign in</button><output></output></form>`
      : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} · ${escaped(site.title)}</title>
<link rel="stylesheet" href="/docs/static/souk.css">
<script src="/docs/static/reference.js" defer></script>
</head>
<body>
<header class="souk-bar"><strong>${escaped(site.title)}</strong><nav aria-label="Documentation"><a href="/docs">Reference</a> ${links.join(' ')}</nav>${signIn}</header>
${main}
</body>
</html>
`
}
