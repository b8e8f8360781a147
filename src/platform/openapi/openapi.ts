import swagger from '@fastify/swagger'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { announceDeprecations } from './deprecation.ts'
import { contractOf, type Preface } from './document.ts'

/** Describes the routes that are registered after it: the contract is generated from the schemas that validate. */
export async function describeRoutes(app: FastifyInstance, preface: Preface): Promise<void> {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    if (route.config?.access !== undefined && route.schema?.hide !== true) routes.push(route)
  })
  announceDeprecations(app)
  await app.register(swagger, {
    openapi: { openapi: '3.1.0' },
    transform: ({ url }) => ({ schema: { hide: true }, url }),
    // biome-ignore lint/suspicious/noExplicitAny: the plugin's type for a document knows OpenAPI 3.0 alone.
    transformObject: () => contractOf(routes, preface) as any,
  })
}

/** `GET /openapi.json`. */
export function contractRoute(app: FastifyInstance): void {
  app.get('/openapi.json', { schema: { hide: true }, config: { access: 'public', unlimited: true } }, async () =>
    app.swagger(),
  )
}
