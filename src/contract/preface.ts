import { readFileSync } from 'node:fs'
import type { Preface } from '#platform/openapi/document.ts'
import examples from './examples.json' with { type: 'json' }

const description = `Every user runs a small shop of their own: own products, own stock, own orders. What belongs to another user does not
exist for you: it answers 404, exactly as what is missing. Who works in a shop of somebody else's names it in \`X-Souk-Shop\`.

Every answer wears one envelope: \`{success, message, data, meta}\`, or for a failure \`{success, message, code, errors, meta}\`.
The \`code\` is stable; \`meta.request_id\` is what to name when you ask about an answer. A path that does not exist answers
404, a method that a path does not know 405 with \`Allow\`.

Guides: [your first order](/docs/guides/first-order), [tenancy](/docs/guides/tenancy), [errors](/docs/guides/errors),
[idempotency](/docs/guides/idempotency), [paging](/docs/guides/paging), [real time](/docs/guides/real-time),
[webhooks](/docs/guides/webhooks), [what may change](/docs/guides/compatibility).`

/** The product's own. */
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** What the contract says besides what the routes say themselves. */
export const preface: Preface = {
  info: { title: 'Souk', version, description, license: { name: 'MIT', identifier: 'MIT' } },
  tags: {
    accounts: 'Opening an account, signing in and out, and what goes by way of the mailbox.',
    session: "A browser's way to sign in: the token stays in a cookie that no script can read.",
    me: 'Your own account.',
    tokens: 'Personal access tokens, each for its own use and with its own abilities.',
    products: 'The catalogue and its stock.',
    shop: 'Your shop as the world sees it: its address, its words, open or closed.',
    members: 'Who works in your shop, and in which role.',
    invitations: 'How somebody comes to work in your shop: a mail, and the token in it.',
    listings: 'What your shop shows: products that differ by options, published or not.',
    categories: 'Where your listings are found.',
    store: 'What anybody may read of an open shop, without a token.',
    carts: 'What a visitor has picked, and the way to an order. The token that came with a cart opens it.',
    drafts: 'Carts that you make for buyers, with an address for each.',
    buyer:
      'An account in one shop, for who comes back to it. The token from signing in opens it: `Authorization: Bearer by_…`.',
    buyers: 'Who has an account in your shop, what is known of them, and how it is erased.',
    taxRates: 'What tax is taken where, by class of goods.',
    shippingZones: 'Where it is sent, and what that costs.',
    transfers: 'Imports of products and listings, and exports: jobs that can be watched and cancelled.',
    exports: 'What the shop holds, as a file.',
    promotions: 'What is taken off, for everybody or for who enters a code.',
    paymentAccounts: 'How your shop is paid.',
    hooks: 'Where payment providers tell that something happened.',
    payments: 'What was paid, and what waits to be.',
    fulfillments: 'Goods that leave together.',
    media: 'The pictures of a shop, in the widths that pages show.',
    productCache: 'What is kept of product answers, for the operator.',
    orders: 'Orders and their way from pending to delivered, cancelled or refunded.',
    stats: 'The figures of a shop, or of all.',
    events: 'What happened in a shop, in numbers without gaps: as a list, or live as a stream.',
    webhookEndpoints: 'Where events are sent to, signed, as they happen; and what became of each.',
    webhookDeliveries: 'What was sent to webhook endpoints.',
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
