import { language } from '../language/language.ts'
import { say, sayIfKnown } from '../language/say.ts'

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

/** The id of one, as a route has it or as it was called. */
const isOne = (part: string) => /^(:|\{|\d)/.test(part)
const isNoOne = (part: string) => !isOne(part)

const nounOf = (part: string) => sayIfKnown(nouns[part] ?? part.replaceAll('-', ' '))

function oneOf(noun: string): string {
  const one = noun.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
  return one === noun ? noun : `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`
}
