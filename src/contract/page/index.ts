import { readFileSync } from 'node:fs'
import type { DocumentationPage } from '#platform/openapi/page.ts'

const beside = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const guide = (name: string, title: string, path = `guides/${name}`) => ({
  name,
  title,
  markdown: beside(`../../../docs/${path}.md`),
})

/** What `/docs` shows besides the reference. */
export const documentation: DocumentationPage = {
  title: 'Souk API',
  css: beside('./souk.css'),
  script: beside('./reference.js'),
  guides: [
    guide('first-order', 'Your first order'),
    guide('first-storefront', 'Your first storefront'),
    guide('tenancy', 'Tenancy'),
    guide('errors', 'Errors'),
    guide('idempotency', 'Idempotency'),
    guide('paging', 'Paging'),
    guide('real-time', 'Real time'),
    guide('webhooks', 'Webhooks'),
    guide('compatibility', 'What may change', 'compatibility'),
  ],
}
