import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { breakingChanges } from '../scripts/breaking-changes.ts'
import { contractFiles } from '../scripts/contract-files.ts'
import { type Souk, startSouk } from './harness.ts'

describe('the contract', () => {
  let souk: Souk
  // biome-ignore lint/suspicious/noExplicitAny: a document whose form is what the test is about.
  let document: any

  beforeAll(async () => {
    souk = await startSouk()
    document = await (await fetch(`${souk.origin}/openapi.json`)).json()
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
      .filter(({ method }) => method !== 'HEAD')
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

  it('is what was committed, and what the client was generated from (npm run contract writes both anew)', async () => {
    for (const [path, content] of Object.entries(await contractFiles(document))) {
      expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8') === content, path).toBe(true)
    }
  })

  it('comes with a page that loads nothing from elsewhere', async () => {
    const page = await fetch(`${souk.origin}/docs`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(await page.text()).not.toMatch(/(src|href)="https?:/)
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    for (const asset of ['reference.js', 'souk.css']) {
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
