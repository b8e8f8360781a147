import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ContractDocument, Operation } from '#platform/openapi/document.ts'
import { answerContract } from './answer-contract.ts'
import { startSouk } from './harness.ts'

/** What shows no answer, and why. */
const without: Record<string, string> = {
  'contract.get': 'The example would be the contract itself, with the example in it.',
  'hooks.receive': 'What is posted is the provider’s, and signed with its secret.',
  'paymentAccounts.onboard': 'It is answered by Stripe alone: test/payments-stripe.test.ts asks its fake.',
  'payments.capture': 'No provider that an example is played with authorizes without taking.',
}

interface Content {
  example?: unknown
  examples?: Record<string, { value: unknown }>
}

interface Described {
  description: string
  content?: Record<string, Content>
}

interface Shown {
  status: number
  mediaType: string
  example: unknown
}

describe('the examples of the contract', () => {
  let document: ContractDocument
  let operations: { path: string; method: string; operation: Operation }[]
  const contract = new Ajv2020({ strict: false })
  const problemAt = (pointer: string, value: unknown) =>
    contract.validate({ $ref: `contract#${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}` }, value)
      ? undefined
      : contract.errorsText()

  beforeAll(async () => {
    const { origin } = await startSouk()
    document = (await (await fetch(`${origin}/openapi.json`)).json()) as ContractDocument
    formats.default(contract)
    contract.addSchema(document, 'contract')
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    )
  })

  /** Each success that has a body, as each media type that it may come in. */
  const answersOf = ({ responses }: Operation): Shown[] =>
    Object.entries(responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([status, response]) =>
        Object.entries((response as unknown as Described).content ?? {}).map(([mediaType, { example }]) => ({
          status: Number(status),
          mediaType,
          example,
        })),
      )

  it('show for every operation what is asked and what is answered, but for the exceptions that are told why', () => {
    const bare = operations.filter(({ operation }) => {
      const asked = operation.requestBody?.content['application/json'] as Content | undefined
      const unasked = asked !== undefined && asked.example === undefined
      return unasked || answersOf(operation).some(({ example }) => example === undefined)
    })
    expect(bare.map(({ operation }) => operation.operationId).sort()).toEqual(Object.keys(without))
  })

  it('are requests that the contract takes', () => {
    for (const { path, method, operation } of operations.filter(
      ({ operation }) => !(operation.operationId in without),
    )) {
      const asked = operation.requestBody?.content['application/json'] as Content | undefined
      const schema = `/paths/${path.replaceAll('/', '~1')}/${method}/requestBody/content/application~1json/schema`
      if (asked !== undefined) expect(problemAt(schema, asked.example), operation.operationId).toBeUndefined()
    }
  })

  it('are answers that the contract declares', () => {
    const { problemWith } = answerContract(document)
    for (const { path, method, operation } of operations.filter(
      ({ operation }) => !(operation.operationId in without),
    )) {
      const url = path.replace(/\{\w+\}/g, '1')
      for (const shown of answersOf(operation)) {
        const answer = { method, url, status: shown.status, headers: headersOf(operation, shown), body: textOf(shown) }
        expect(problemWith(answer), `${operation.operationId} ${shown.status}`).toBeUndefined()
      }
    }
  })

  /** Examples are bodies; their headers are whatever the contract asks for. */
  function headersOf({ responses }: Operation, { status, mediaType }: Shown): Headers {
    const headers = new Headers({ 'content-type': mediaType })
    for (const name of Object.keys(responses[status]?.headers ?? {})) headers.set(name, 'x')
    return headers
  }

  const textOf = ({ mediaType, example }: Shown) =>
    mediaType === 'application/json' ? JSON.stringify(example) : String(example)

  it('show a real answer of every failure that any operation may answer', () => {
    for (const [name, response] of Object.entries(document.components.responses ?? {})) {
      const { description, content } = response as unknown as Described
      const codes = [...description.matchAll(/^`(\w+)`:/gm)].map(([, code]) => code)
      const { examples = {} } = content?.['application/json'] ?? {}
      expect(codes.length, name).toBeGreaterThan(0)
      expect(Object.keys(examples), name).toEqual(codes)
      for (const [code, { value }] of Object.entries(examples)) {
        const schema = `/components/responses/${name}/content/application~1json/schema`
        expect(problemAt(schema, value), `${name} ${code}`).toBeUndefined()
      }
    }
  })
})
