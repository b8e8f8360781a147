import 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route is called in the contract and in generated clients: `orders.changeStatus`. Told from the path when absent. */
    operation?: string
    /** The route does its work once per Idempotency-Key. */
    idempotent?: boolean
  }
}

const verbs: Record<string, string> = { GET: 'get', POST: 'create', PUT: 'replace', PATCH: 'update', DELETE: 'delete' }
const verbsForAll: Record<string, string> = { ...verbs, GET: 'list' }

/** In the manner of good SDKs: a noun and a verb, `orders.create`. For what a path cannot tell, the route names itself. */
export function operationName(method: string, url: string, given: string | undefined): string {
  if (given !== undefined) return given
  const segments = url.split('/').filter((segment) => !['', 'api', 'v1'].includes(segment))
  const [noun = 'root'] = segments
  const verb = (segments.at(-1)?.startsWith(':') ? verbs[method] : verbsForAll[method]) ?? method.toLowerCase()
  return `${camelCased(noun)}.${verb}`
}

const camelCased = (words: string) => words.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
