import type { FastifyInstance, FastifyRequest, preValidationHookHandler } from 'fastify'
import { validationFailed } from './failure.ts'
import { maxFieldsNamed, unknownField } from './validation.ts'

const base = '/api/v1/'

/** A route that takes no query or no body refuses what comes by name, as those with a schema do: nothing is silently ignored. */
export function nameUnknownInput(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith(base)) return
    const { schema, config } = route
    // Bytes have no fields.
    const takes = { query: schema?.querystring !== undefined, body: schema?.body !== undefined || config?.bodyTypes }
    const parts = (['query', 'body'] as const).filter((part) => !takes[part])
    if (parts.length === 0) return
    const refuse: preValidationHookHandler = (request, _reply, done) => {
      const errors = Object.fromEntries(parts.flatMap((part) => unknownIn(request, part)))
      done(Object.keys(errors).length === 0 ? undefined : validationFailed(errors))
    }
    route.preValidation = [refuse, ...[route.preValidation ?? []].flat()]
  })
}

function unknownIn(request: FastifyRequest, part: 'query' | 'body'): [field: string, sentences: string[]][] {
  const given = request[part]
  if (given === undefined || given === null) return []
  if (typeof given !== 'object' || Array.isArray(given)) return [['body', ['The body must be a JSON object.']]]
  const names = Object.keys(given).slice(0, maxFieldsNamed)
  return names.map((name) => [name, [unknownField(name)]])
}
