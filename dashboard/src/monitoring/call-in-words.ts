import { language } from '../language/language.ts'
import { type PlainPhrase, say, sayIfKnown } from '../language/say.ts'

/** What is done with orders, parcels and products, as a shopkeeper calls it. */
const acts: Record<string, PlainPhrase> = {
  'POST orders': 'Placed an order',
  'PUT orders/:id/status': 'Moved an order on',
  'POST orders/:id/cancellation': 'Cancelled an order',
  'POST orders/:id/line-cancellations': 'Cancelled lines of an order',
  'POST orders/:id/fulfillments': 'Packed a parcel of an order',
  'PUT fulfillments/:id/shipment': 'Shipped a parcel',
  'PUT fulfillments/:id/delivery': 'Marked a parcel as delivered',
  'POST fulfillments/:id/cancellation': 'Called a parcel back',
  'POST orders/:id/payments': 'Recorded a payment of an order',
  'POST orders/:id/refunds': 'Refunded an order',
  'POST orders/:id/notes': 'Wrote a note on an order',
  'POST drafts': 'Put an order together for a buyer',
  'GET orders': 'Looked at the orders',
  'GET orders/:id': 'Looked at an order',
  'GET products': 'Looked at the products',
  'GET products/:id': 'Looked at a product',
  'POST products/:id/restoration': 'Brought a product back',
  'POST products/:id/adjustments': 'Counted the stock of a product',
  'PUT shop/opening': 'Opened the shop',
  'DELETE shop/opening': 'Closed the shop',
  'POST session': 'Signed in',
  'DELETE session': 'Signed out',
}

const verbs: Record<string, string> = {
  GET: say('Looked at'),
  POST: say('Added'),
  PUT: say('Set'),
  PATCH: say('Changed'),
  DELETE: say('Deleted'),
}
/** Those that read oddly as they stand in an address. */
const nouns: Record<string, string> = {
  me: 'your account',
  stats: 'the figures',
  session: 'the session',
  media: 'pictures',
  access: 'your rights',
  features: 'what the server has',
}

/** 'GET /api/v1/products/:id/movements' as a shopkeeper would say it: 'Looked at movements of a product'. */
export function callInWords(call: string): string {
  const [, method = '', path] = /^([A-Z]+) \/api\/v1\/(.+)$/.exec(call) ?? []
  const verb = verbs[method]
  if (path === undefined || verb === undefined) return call
  const act = acts[`${method} ${path.split('/').map(idAsWord).join('/')}`]
  if (act !== undefined) return say(act)
  // Other languages would need each word's cases: they read the address from left to right.
  if (language !== 'en') return `${verb}: ${path.split('/').filter(isNoOne).map(nounOf).join(' › ')}`
  const parts = path.split('/').flatMap((part, at, all) => {
    if (isOne(part)) return []
    const noun = nounOf(part)
    return [isOne(all[at + 1] ?? '') ? oneOf(noun) : noun]
  })
  // What is added to a collection is one of it.
  const [last = '', ...owners] = parts.toReversed()
  const what = method === 'POST' && owners.length === 0 ? oneOf(last) : last
  return `${verb} ${[what, ...owners].join(' of ')}`
}

const idAsWord = (part: string) => (isOne(part) ? ':id' : part)

/** The id of one, as a route has it or as it was called. */
const isOne = (part: string) => /^(:|\{|\d)/.test(part)
const isNoOne = (part: string) => !isOne(part)

const nounOf = (part: string) => sayIfKnown(nouns[part] ?? part.replaceAll('-', ' '))

function oneOf(noun: string): string {
  const one = noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
  return one === noun ? noun : `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`
}
