import swagger, { type SwaggerTransformObject } from '@fastify/swagger'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { z } from 'zod'
import { type PackedText, pack, sendPacked } from '../http/packed.ts'
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

const OpenApiDocument = z
  .looseObject({ openapi: z.string(), info: z.looseObject({ title: z.string(), version: z.string() }) })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document: this one.' })

/** `GET /openapi.json`. */
export function contractRoute(app: FastifyInstance): void {
  let contract: PackedText | undefined
  app.get(
    '/openapi.json',
    {
      schema: { response: { 200: OpenApiDocument, 304: z.null() } },
      config: {
        access: 'public',
        operation: 'contract.get',
        summary: 'Read this contract',
        named: true,
      },
    },
    async (_request, reply) => {
      contract ??= pack(JSON.stringify(app.swagger()))
      return sendPacked(reply.type('application/json; charset=utf-8').serializer(String), contract)
    },
  )
}
