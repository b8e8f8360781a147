import type { Preface } from '#platform/openapi/document.ts'
import examples from './examples.json' with { type: 'json' }

const description = `Every user runs a small shop of their own: own products, own stock, own orders. What belongs to another user does not
exist for you: it answers 404, exactly as what is missing.

Every answer wears one envelope: \`{success, message, data, meta}\`, or for a failure \`{success, message, code, errors, meta}\`.
The \`code\` is stable; \`meta.request_id\` is what to name when you ask about an answer. A path that does not exist answers
404, a method that a path does not know 405 with \`Allow\`.

Guides: [your first order](/docs/guides/first-order), [tenancy](/docs/guides/tenancy), [errors](/docs/guides/errors),
[idempotency](/docs/guides/idempotency), [paging](/docs/guides/paging), [real time](/docs/guides/real-time),
[instead of webhooks](/docs/guides/webhooks), [what may change](/docs/guides/compatibility).`

/** What the contract says besides what the routes say themselves. */
export const preface: Preface = {
  info: { title: 'Souk', version: '1.0.0', description, license: { name: 'MIT', identifier: 'MIT' } },
  tags: {
    accounts: 'Opening an account, signing in and out, and what goes by way of the mailbox.',
    session: "A browser's way to sign in: the token stays in a cookie that no script can read.",
    me: 'Your own account.',
    tokens: 'Personal access tokens, each for its own use and with its own abilities.',
    products: 'The catalogue and its stock.',
    productCache: 'What is kept of product answers, for the operator.',
    orders: 'Orders and their way from pending to delivered, cancelled or refunded.',
    stats: 'The figures of a shop, or of all.',
    events: 'What happened to orders, in numbers without gaps: as a list, or live as a stream.',
    notifications: 'Mails about orders, and which of them you want.',
    users: 'All users, for the operator.',
    roles: 'Roles and what they permit.',
    permissions: 'The permissions that there are.',
    access: 'Why somebody may do something, or may not.',
    audit: 'Who did what, in a chain that shows if it was tampered with.',
    queues: 'How the queues stand.',
    failedJobs: 'Jobs that used up their attempts.',
    inbox: 'The mails that the built-in mail server caught, where there is no real one.',
    features: 'What this server has, and another one may not.',
    monitoring: 'What requests and jobs did: to operators everything, to everybody else their own part.',
    metrics: 'Figures for Prometheus, as text; for programs of this machine, or for who has the token.',
    contract: 'This document.',
    health: 'For load balancers and orchestrators; without envelope.',
  },
  examples,
}
