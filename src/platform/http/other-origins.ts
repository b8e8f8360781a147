import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import { responseHeaders } from '../openapi/headers.ts'

const preflightSeconds = 600

/** Lets pages from elsewhere call everything, and read the headers that a client goes by, such as `Retry-After`. */
export async function allowOrigins(app: FastifyInstance, origins: string[]): Promise<void> {
  if (origins.length === 0) return
  await app.register(cors, {
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: Object.keys(responseHeaders),
    maxAge: preflightSeconds,
  })
}
