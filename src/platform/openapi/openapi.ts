import swagger, { type SwaggerTransformObject } from '@fastify/swagger'
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
    // The plugin spells OpenAPI's types in a way of its own.
    transformObject: () => contractOf(routes, preface) as unknown as ReturnType<SwaggerTransformObject>,
  })
}

/** `GET /openapi.json`. */
export function contractRoute(app: FastifyInstance): void {
  app.get('/openapi.json', { schema: { hide: true }, config: { access: 'public', unlimited: true } }, async () =>
    app.swagger(),
  )
}
