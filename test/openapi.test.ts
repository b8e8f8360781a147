import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { breakingChanges } from '../scripts/breaking-changes.ts'
import { contractFiles } from '../scripts/contract-files.ts'
import { type Souk, startSouk } from './harness.ts'

interface Content {
  content?: { 'application/json'?: { example?: unknown; examples?: Record<string, { value: unknown }> } }
}

interface Operation {
  operationId: string
  requestBody?: Content
  responses: Record<string, Content>
}

/** Those that need a failure which a short run cannot bring about: a mail that three attempts did not deliver. */
const without = new Set(['failedJobs.get', 'failedJobs.retry', 'monitoring.tail'])

/** Where an example belongs, and the one that is there. */
function examplesOf({ requestBody, responses }: Operation): [place: string, example: unknown][] {
  const answers = Object.entries(responses)
    .filter(([status, { content }]) => status.startsWith('2') && content !== undefined)
    .map(([status, { content }]): [string, unknown] => [
      `/responses/${status}/content/application~1json`,
      content?.['application/json']?.example,
    ])
  const asked = requestBody?.content?.['application/json']
  return asked === undefined ? answers : [...answers, ['/requestBody/content/application~1json', asked.example]]
}

describe('the contract', () => {
  let souk: Souk
  // biome-ignore lint/suspicious/noExplicitAny: a document whose form is what the test is about.
  let document: any

  const contract = new Ajv2020({ strict: false })

  beforeAll(async () => {
    souk = await startSouk()
    document = await (await fetch(`${souk.origin}/openapi.json`)).json()
    formats.default(contract)
    contract.addSchema(document, 'contract')
  })

  it('is a valid OpenAPI 3.1 document', async () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(await new Validator().validate(document)).toMatchObject({ valid: true })
  })

  it('describes every route, each under a name of its own', () => {
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const served = souk.routes
      .filter(({ method, url }) => method !== 'HEAD' && url !== '/openapi.json')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    expect(described.sort()).toEqual(served.sort())
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
    )
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
    expect(names).toEqual(
      expect.arrayContaining([
        'orders.create',
        'orders.changeStatus',
        'products.list',
        'accounts.login',
        'tokens.revokeAll',
      ]),
    )
  })

  it('breaks no promise of the committed one', () => {
    const committed = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8'))
    expect(breakingChanges(committed, document)).toEqual([])
  })

  it('is what was committed, and so is what the client was generated from (npm run contract writes both anew)', async () => {
    for (const [path, content] of Object.entries(await contractFiles(document))) {
      expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') === content, path).toBe(true)
    }
  })

  it('shows a real answer for every operation, and each is as declared', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
    )
    for (const { path, method, operation } of operations.filter(({ path }) => path.startsWith('/api/'))) {
      const at = `contract#/paths/${path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}`
      const shown = examplesOf(operation).filter(([, example]) => example !== undefined)
      if (!without.has(operation.operationId))
        expect(shown.length, operation.operationId).toBe(examplesOf(operation).length)
      for (const [place, example] of shown) {
        const validate = contract.getSchema(`${at}${place}/schema`)
        expect(validate?.(example), `${operation.operationId}${place}: ${contract.errorsText(validate?.errors)}`).toBe(
          true,
        )
      }
    }
  })

  it('shows a real answer of every failure that a client can bring about, and each is as declared', () => {
    const codes = new Set<string>()
    for (const [name, { content }] of Object.entries<Content>(document.components.responses)) {
      for (const [code, { value }] of Object.entries(content?.['application/json']?.examples ?? {})) {
        const validate = contract.getSchema(`contract#/components/responses/${name}/content/application~1json/schema`)
        expect(validate?.(value), `${name} ${code}: ${contract.errorsText(validate?.errors)}`).toBe(true)
        codes.add(code)
      }
    }
    expect([...codes]).toEqual(expect.arrayContaining(['validation_failed', 'not_found', 'too_many_requests']))
  })

  it('comes with a page that loads nothing from elsewhere', async () => {
    const page = await fetch(`${souk.origin}/docs`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(await page.text()).not.toMatch(/(src|href)="https?:/)
    expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
    for (const asset of ['swagger-ui-bundle.js', 'theme/sign-in.js', 'theme/souk.css']) {
      expect((await fetch(`${souk.origin}/docs/static/${asset}`)).status, asset).toBe(200)
    }
  })

  it('links to guides, which are there', async () => {
    const guides = document.info.description.match(/\/docs\/guides\/[\w-]+/g)
    expect(guides.length).toBeGreaterThan(7)
    for (const path of guides) expect((await fetch(`${souk.origin}${path}`)).status, path).toBe(200)
    expect((await fetch(`${souk.origin}/docs/guides/nothing`)).status).toBe(404)
  })
})
