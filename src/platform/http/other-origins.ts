import cors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import { responseHeaders } from '../openapi/headers.ts'
import type { AddressLimits } from './address-limits.ts'

const preflightSeconds = 600
const exposedHeaders = Object.keys(responseHeaders)

/** Lets pages from elsewhere call everything, and read the headers that a client goes by, such as `Retry-After`. */
export async function allowOrigins(app: FastifyInstance, origins: string[], limits: AddressLimits): Promise<void> {
  if (origins.length === 0) return
  // Answered right here, so that nothing after it would count the question.
  app.addHook('onRequest', async (request) => {
    if (request.method === 'OPTIONS') await limits.file(request.subscriber)
  })
  await app.register(cors, {
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders,
    maxAge: preflightSeconds,
  })
}
