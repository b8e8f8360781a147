/** What a route is called in the contract and in generated clients, told from its method and path. */
export interface Operation {
  /** In the manner of good SDKs: `orders.create`, `orders.history.list`. */
  operationId: string
  tag: string
}

const verbs: Record<string, string> = { GET: 'get', POST: 'create', PUT: 'replace', PATCH: 'update', DELETE: 'delete' }
const verbsForAll: Record<string, string> = { ...verbs, GET: 'list', DELETE: 'deleteAll' }

/** Paths of one word that name an act or a single thing, not a collection. */
const acts = new Set(['register', 'login', 'logout', 'confirm', 'forgot', 'reset'])
const singles = new Set(['me', 'session', 'live', 'ready', 'explain', 'password', 'suspension'])

export function operationOf(method: string, url: string): Operation {
  const segments = url.split('/').filter((segment) => !['', 'api', 'v1'].includes(segment))
  const nouns = segments.filter((segment) => !segment.startsWith(':'))
  const last = segments.at(-1) ?? ''
  const [tag = 'root'] = nouns
  if (acts.has(last)) return { operationId: nouns.join('.'), tag: 'accounts' }
  const one = last.startsWith(':') || singles.has(last)
  const verb = (one ? verbs[method] : verbsForAll[method]) ?? method.toLowerCase()
  return {
    operationId: [...nouns, verb].join('.'),
    tag: ['me', 'session', 'tokens', 'email'].includes(tag) ? 'accounts' : tag,
  }
}
