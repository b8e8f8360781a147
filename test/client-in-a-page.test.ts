import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'rolldown'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser, visit } from './browser.ts'
import { newUser, password, type User } from './client.ts'
import type { Shop } from './client-page.ts'
import { cloneDatabase, type Souk, startSouk } from './harness.ts'
import { lineTo, type SeverableLine } from './severable-line.ts'

/** The client and socket.io-client as one classic script, as a bundler makes it for a page. */
async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('./client-page.ts', import.meta.url))
  const { output } = await build({ input, write: false, platform: 'browser', output: { format: 'iife', minify: true } })
  return output[0].code
}

/** A web shop on an origin of its own. */
async function serveShop(script: string): Promise<{ origin: string; stop: () => void }> {
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === '/shop.js' ? ['text/javascript', script] : ['text/html', '<script src="/shop.js"></script>']
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

describe('the client in a browser', () => {
  let [souk, browser, script]: [Souk?, Browser?, string?] = []
  let merchant: User
  let [database, wire]: [SeverableLine?, SeverableLine?] = []
  let [shop, page, origin] = ['', undefined as Page | undefined, '']

  beforeAll(async () => {
    script = await bundle()
    const served = await serveShop(script)
    shop = served.origin
    database = await lineTo(await cloneDatabase())
    ;[souk, browser] = await Promise.all([startSouk({ DATABASE_URL: database.url, CORS_ORIGINS: shop }), openBrowser()])
    wire = await lineTo(souk.origin)
    origin = new URL(wire.url).origin
    merchant = await newUser(souk, 'merchant')
    return async () => {
      await browser?.close()
      served.stop()
    }
  })
  beforeEach(async () => {
    ;({ page } = await visit(browser as Browser, souk as Souk))
    await page.goto(shop)
  })
  afterEach(() => page?.context().close())

  const here = () => page as Page
  /** Calls a function of the shop's script, in the page. */
  const inPage = <Name extends keyof Shop>(name: Name, given: Parameters<Shop[Name]>[0]) =>
    here().evaluate(
      ([name, given]) =>
        (globalThis as unknown as { shop: Record<string, (given: unknown) => unknown> }).shop[name]?.(given),
      [name, given] as const,
    ) as ReturnType<Shop[Name]>
  const visitor = () => ({ origin, token: merchant.token })

  it('signs in, fills a catalogue, reads it row by row and changes it, from another origin', async () => {
    const seen = await inPage('fillAndRead', { origin, email: merchant.email, password })
    expect(seen).toEqual({ names: ['a', 'b', 'c', 'd', 'e'], left: 4 })
  })

  it('throws what the server said as its error, with the wait that it asks for', async () => {
    expect(await inPage('refusal', visitor())).toMatchObject({ status: 422, fields: ['name'] })
    await database?.sever()
    expect(await inPage('refusal', visitor())).toMatchObject({ status: 503, code: 'unavailable', retryAfterMs: 5_000 })
    await wire?.sever()
    expect(await inPage('refusal', visitor())).toMatchObject({ status: 0, code: 'unreachable' })
    await Promise.all([database?.restore(), wire?.restore()])
  })

  it('places an order once, though its answer is lost on the way, twice', async () => {
    const keys: (string | undefined)[] = []
    await here().route('**/api/v1/orders', async (route) => {
      const request = route.request()
      if (request.method() === 'POST') keys.push(request.headers()['idempotency-key'])
      if (request.method() !== 'POST' || keys.length > 2) return route.continue()
      await route.fetch()
      return route.abort()
    })
    expect(await inPage('orderOnce', visitor())).toEqual({ status: 'pending', left: 9 })
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  })

  it('places an order once, though the database and then the line go away meanwhile', async () => {
    const statuses: number[] = []
    await here().route('**/api/v1/orders', async (route) => {
      if (statuses.length === 0) await database?.sever()
      return route.continue()
    })
    const failed = here().waitForResponse((response) => response.status() === 503)
    const ordered = inPage('orderOnce', visitor())
    statuses.push((await failed).status())
    await wire?.sever()
    await Promise.all([database?.restore(), wire?.restore()])
    expect(await ordered).toEqual({ status: 'pending', left: 9 })
  })

  it('hears of orders at once, and of those that happened while its line was down', async () => {
    await here().exposeFunction('lineDown', (down: boolean) => (down ? wire?.sever() : wire?.restore()))
    const { told, ordered } = await inPage('hearWhatWasMissed', { ...visitor(), direct: souk?.origin ?? '' })
    expect(told).toEqual(ordered)
  })

  it('needs no token on its own page: the snippet of the README runs with a session', async () => {
    const readme = readFileSync(new URL('../client/README.md', import.meta.url), 'utf8')
    const [, snippet = ''] = /^```js\n(.*?)^```/ms.exec(readme) ?? []
    expect(snippet).toContain('session: true')
    await here().goto(`${souk?.origin}/docs/guides/errors`)
    await here().evaluate(script ?? '')
    const given = `const [email, password] = ${JSON.stringify([merchant.email, password])}`
    expect(await here().evaluate(`(async () => { ${given}; ${snippet}; return Array.isArray(orders) })()`)).toBe(true)
  })
})
