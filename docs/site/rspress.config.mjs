import { defineConfig } from '@rspress/core'

const page = (path, text) => ({ text, link: `/${path}` })

/** As docs/README.md has them. */
const sidebar = [
  {
    text: 'Start',
    items: [
      page('', 'Overview'),
      page('guides/first-order', 'Your first order'),
      page('guides/first-storefront', 'Your first storefront'),
      page('coming-from-laravel', 'Coming from Laravel'),
    ],
  },
  {
    text: 'Concepts',
    items: [
      page('architecture', 'Architecture'),
      page('guides/tenancy', 'Tenancy'),
      page('members', 'Members'),
      page('payments', 'Payments'),
      page('import-export', 'Import and export'),
      page('privacy', 'Privacy'),
      page('security', 'Security'),
      page('decisions/', 'Decisions'),
    ],
  },
  {
    text: 'Operate',
    items: [
      page('deploying', 'Deploying'),
      page('operations', 'Operations'),
      page('sizing', 'Sizing'),
      page('scaling-out', 'Scaling out'),
      page('reliability', 'Reliability'),
      page('benchmarks', 'Benchmarks'),
    ],
  },
  {
    text: 'Extend',
    items: [page('extending', 'Extending')],
  },
  {
    text: 'Reference',
    items: [
      page('guides/errors', 'Errors'),
      page('guides/paging', 'Paging'),
      page('guides/idempotency', 'Idempotency'),
      page('guides/real-time', 'Real time'),
      page('guides/webhooks', 'Webhooks'),
      page('access', 'Who may call what'),
      page('compatibility', 'Compatibility'),
    ],
  },
]

export default defineConfig({
  root: 'pages',
  outDir: 'dist',
  title: 'Souk',
  description: 'A multi-tenant e-commerce backend',
  markdown: { link: { checkDeadLinks: true } },
  themeConfig: { sidebar: { '/': sidebar } },
})
