import { subscribe } from 'node:diagnostics_channel'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { expect } from 'vitest'
import type { ContractDocument } from '#platform/openapi/document.ts'

/** What answers were not as the contract declares them, since it was last asked. */
const breaches: string[] = []

export function takeBreaches(): string[] {
  return breaches.splice(0)
}

/** Holds every answer of every app in this process against the contract, however the request came in. */
subscribe('fastify.initialization', (message) => {
  const { fastify: app } = message as { fastify: FastifyInstance }
  const sent = new WeakMap<FastifyRequest, { payload: unknown; test: string | undefined }>()
  let contract: AnswerContract | undefined
  app.addHook('onSend', async (request, _reply, payload) => {
    sent.set(request, { payload, test: expect.getState().currentTestName })
    return payload
  })
  // Only now are all headers there; cookies for one are written by a later onSend hook.
  app.addHook('onResponse', async (request, reply) => {
    const answer = sent.get(request)
    if (answer === undefined || request.method === 'OPTIONS') return
    contract ??= answerContract(app.swagger() as unknown as ContractDocument)
    const problem = contract.problemWith(request, reply, answer.payload)
    if (problem === undefined) return
    breaches.push(`${request.method} ${request.url} answered ${reply.statusCode}: ${problem} (${answer.test})`)
  })
})

interface AnswerContract {
  problemWith: (request: FastifyRequest, reply: FastifyReply, payload: unknown) => string | undefined
}

interface DeclaredResponse {
  headers?: Record<string, { $ref: string }>
  content?: Record<string, object>
}

function answerContract(document: ContractDocument): AnswerContract {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema(document, 'contract')
  const headers = document.components.headers as unknown as Record<string, { required?: boolean }>

  /** The declared response and the JSON pointer by which Ajv finds it. */
  function declared(method: string, url: string, status: number): [DeclaredResponse, string] | undefined {
    const path = url.replace(/:(\w+)/g, '{$1}')
    const response = document.paths[path]?.[method]?.responses[status]
    if (response === undefined) return undefined
    if (typeof response.$ref === 'string') {
      const name = response.$ref.split('/').at(-1) ?? ''
      return [document.components.responses?.[name] as DeclaredResponse, `/components/responses/${name}`]
    }
    return [response as DeclaredResponse, `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}`]
  }

  function bodyProblem(pointer: string, { content }: DeclaredResponse, payload: unknown): string | undefined {
    // HTTP lets no body out with a 204 or a 304.
    if (content === undefined) return /\/(204|304)$/.test(pointer) ? undefined : 'a body, where none is declared'
    if (content['application/json'] === undefined) return typeof payload === 'string' ? undefined : 'no text'
    const escaped = pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')
    const validate = ajv.getSchema(`contract#${escaped}/content/application~1json/schema`)
    return validate === undefined ? 'no declared schema' : schemaProblem(validate, String(payload))
  }

  function schemaProblem(validate: ValidateFunction, text: string): string | undefined {
    return validate(JSON.parse(text)) ? undefined : ajv.errorsText(validate.errors)
  }

  function headerProblem({ headers: own = {} }: DeclaredResponse, reply: FastifyReply): string | undefined {
    const missing = Object.keys(own).find((name) => headers[name]?.required && !reply.hasHeader(name))
    if (missing !== undefined) return `without the header ${missing}`
    const undeclared = Object.keys(headers).find((name) => reply.hasHeader(name) && own[name] === undefined)
    return undeclared && `with the undeclared header ${undeclared}`
  }

  return {
    problemWith(request, reply, payload) {
      const { url, config, schema } = request.routeOptions
      if (request.is404 || url === undefined) {
        return schemaProblem(ajv.getSchema('contract#/components/schemas/Failure') as ValidateFunction, String(payload))
      }
      if (config.access === undefined || schema?.hide) return undefined
      const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase()
      const found = declared(method, url, reply.statusCode)
      if (found === undefined) return 'an undeclared status'
      return headerProblem(found[0], reply) ?? bodyProblem(found[1], found[0], payload)
    },
  }
}
