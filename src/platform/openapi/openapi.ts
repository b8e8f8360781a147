import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { operationOf } from './operation.ts'

const FailureResource = z.object({
  success: z.literal(false),
  message: z.string(),
  code: z.string(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
  meta: z.object({ request_id: z.string() }),
})

const info = {
  title: 'Souk',
  version: '1.0.0',
  description:
    'Every user runs a small shop of their own. Every answer wears one envelope; every failure has a stable `code`.',
}

/** Only what we serve ourselves, so that the page works offline; the reader's tries go back to us alone. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Describes the routes that are registered after it: the contract is generated from the schemas that validate. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info,
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', description: 'A personal access token, `id|secret`.' },
          session: { type: 'apiKey', in: 'cookie', name: 'souk_session' },
        },
      },
    },
    transform: ({ schema = {}, url, route, ...document }) => {
      if (route.config?.access === undefined) return { schema: { hide: true }, url }
      return jsonSchemaTransform({ ...document, url, route, schema: described(schema, url, route) })
    },
  })
}

/** `GET /openapi.json` and, for people, `GET /docs`. Everything the page needs is served from here. */
export async function serveContract(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: contentSecurityPolicy,
    theme: { title: 'Souk API' },
    uiConfig: { persistAuthorization: true, layout: 'BaseLayout' },
  })
}

export function contractRoute(app: FastifyInstance): void {
  app.get('/openapi.json', { schema: { hide: true }, config: { access: 'public', unlimited: true } }, async () =>
    app.swagger(),
  )
}

function described(schema: FastifySchema, url: string, { method, config }: RouteOptions): FastifySchema {
  const { operationId, tag } = operationOf([method].flat()[0] ?? 'GET', url)
  const open = config?.access === 'public'
  const failures = failureStatuses(schema, { open, counted: config?.unlimited !== true })
  return {
    operationId,
    tags: [tag],
    ...(!open && { security: [{ token: [] }, { session: [] }] }),
    ...schema,
    response: {
      ...Object.fromEntries(failures.map((status) => [status, FailureResource])),
      ...(schema.response as object | undefined),
    },
  } as FastifySchema
}

/** Which failures a route may answer follows from what it takes and asks for. */
function failureStatuses({ body, params, querystring }: FastifySchema, { open = false, counted = true }): number[] {
  return [
    ...(body === undefined ? [] : [400, 413, 415]),
    ...(open ? [] : [401, 403]),
    ...(params === undefined ? [] : [404]),
    ...(body === undefined && querystring === undefined ? [] : [422]),
    ...(counted ? [429] : []),
    500,
    503,
  ]
}
