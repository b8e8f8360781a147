import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, phone, seriousProblems, takePicture, visit } from './browser.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { fillShelves, type OpenShop, openStorefront } from './open-storefront.ts'
import { newPicture } from './pictures.ts'

const desktop = { viewport: { width: 1280, height: 900 } }
const scriptKilobytes = 8
const stylesKilobytes = 10
/** What search engines call good; on a machine that has nothing else to do it is a tenth of that. */
const largestPaintMs = 2_500
const mostShift = 0.02

const views = { home: '', search: '/search', category: '/categories/kitchen', listing: '/listings/linen-shirt' }

describe('the storefront in a browser', () => {
  let souk: Souk
  let browser: Browser
  let shop: OpenShop

  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk(), openBrowser()])
    const about = {
      colour: '#1d4f8c',
      description:
        'Pots, cloth and small things for the table, made by people we know and visit.\n\nWe began with a stall at the harbour in 2011. Today there are four of us, and still every piece is unpacked and looked at before it is sent.',
    }
    shop = await openStorefront(souk, 'blue-door', about)
    await fillShelves(shop)
    return () => browser.close()
  })

  it.each([
    { look: 'desktop', options: desktop },
    { look: 'phone', options: phone },
    { look: 'dark', options: { ...desktop, colorScheme: 'dark' as const } },
  ])('gives who sees, hears or types it no trouble, and stays where it is, $look', async ({ look, options }) => {
    const { page, complaints } = await visit(browser, souk, options)
    for (const [name, path] of Object.entries(views)) {
      await page.goto(`/shop/blue-door${path}`)
      await page.waitForLoadState('networkidle')
      await takePicture(page, `storefront-${look}-${name}`)
      expect(await seriousProblems(page), `${look} ${name}`).toEqual([])
      await expectNoSidewaysScroll(page)
      const { shift, paintMs } = await page.evaluate(readLayout)
      expect(shift, `${look} ${name}`).toBeLessThan(mostShift)
      expect(paintMs, `${look} ${name}`).toBeLessThan(largestPaintMs)
    }
    // What the page's policy forbids would be told here too.
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('sends little script and style, and no framework', async () => {
    const { page } = await visit(browser, souk, phone)
    const files = new Set<string>()
    page.on('response', (response) => void files.add(new URL(response.url()).pathname))
    await page.goto('/shop/blue-door/listings/linen-shirt')
    await page.waitForLoadState('networkidle')
    const kilobytesOf = (suffix: string) =>
      [...files]
        .filter((path) => path.endsWith(suffix))
        .map((path) => readFileSync(builtFile(path)).length / 1000)
        .reduce((sum, size) => sum + size, 0)
    const { paintMs, shift } = await page.evaluate(readLayout)
    process.stdout.write(
      `storefront, a listing on a phone: ${kilobytesOf('.js').toFixed(1)} kB of script and ${kilobytesOf('.css').toFixed(1)} kB of style gzipped, largest paint ${paintMs.toFixed(0)} ms, shift ${shift.toFixed(3)}\n`,
    )
    expect(kilobytesOf('.js')).toBeGreaterThan(0)
    expect(kilobytesOf('.js')).toBeLessThan(scriptKilobytes)
    expect(kilobytesOf('.css')).toBeLessThan(stylesKilobytes)
    await page.context().close()
  })

  it('is read from beginning to end without a script', async () => {
    const { page } = await visit(browser, souk, { ...phone, javaScriptEnabled: false })
    await page.goto('/shop/blue-door')
    await page.getByRole('link', { name: 'Textiles' }).first().click()
    await page.getByRole('link', { name: 'Linen shirt' }).click()
    await choose(page, 'L', 'LS-L-IN')
    await page.getByText('Sold out', { exact: true }).waitFor()
    await choose(page, 'sand', 'LS-L-SA')
    expect(new URL(page.url()).searchParams.get('option.size')).toBe('L')
    await page.getByRole('searchbox').fill('glass')
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('heading', { name: 'Results for “glass”' }).waitFor()
    await page.getByText('Filter and sort').click()
    await page.getByLabel('In stock only').check()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('link', { name: 'Tea glass' }).click()
    await page.getByText('Only a few left').waitFor()
    await page.context().close()
  })

  it('shows pictures as large as they are needed, that of the chosen product first, and moves nothing for them', async () => {
    const { merchant, publish } = shop
    const { id, products } = await publish({
      title: 'Painted tile',
      option_names: ['pattern'],
      products: ['star', 'wave'].map((pattern) => ({ price: '9.00', quantity: 9, options: { pattern } })),
    })
    const media = []
    for (const [width, product_id] of [[1600], [500, products[1]?.id]] as const) {
      const { status, body } = await merchant.post('/media', await newPicture({ width, height: 400 }))
      expect(status, JSON.stringify(body)).toBe(201)
      media.push({
        sha256: body.data.sha256,
        alt: `A tile, ${width} wide`,
        ...(product_id !== undefined && { product_id }),
      })
    }
    expect((await merchant.call('PUT', `/listings/${id}/media`, { media })).status).toBe(200)
    const { page, complaints } = await visit(browser, souk, phone)
    await page.goto('/shop/blue-door/listings/painted-tile')
    await page.waitForLoadState('networkidle')
    const first = page.locator('.slides img').first()
    await expect
      .poll(() => first.getAttribute('srcset'))
      .toMatch(
        /^\/media\/[0-9a-f]{64}\/320\.webp 320w, \/media\/[0-9a-f]{64}\/640\.webp 640w, \/media\/[0-9a-f]{64}\/1280\.webp 1280w$/,
      )
    expect([await first.getAttribute('width'), await first.getAttribute('height')]).toEqual(['1280', '320'])
    expect(await page.evaluate('document.querySelector(".slides img").currentSrc')).toMatch(/\/640\.webp$/)
    await takePicture(page, 'storefront-pictures')
    await page.getByRole('link', { name: 'Picture 2 of 2' }).click()
    await eventually(() => page.evaluate('document.querySelector(".slides").scrollLeft > 300'))
    await page.getByRole('link', { name: 'wave' }).click()
    await page.getByText('pattern wave').waitFor()
    await expect.poll(() => page.locator('.slides img').first().getAttribute('alt')).toBe('A tile, 500 wide')
    await page.goto('/shop/blue-door')
    await page.waitForLoadState('networkidle')
    expect((await page.evaluate(readLayout)).shift).toBeLessThan(mostShift)
    expect(await seriousProblems(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('exchanges only what a choice changes, by keyboard too, and goes back', async () => {
    const { page, complaints } = await visit(browser, souk, desktop)
    await page.goto('/shop/blue-door/listings/linen-shirt')
    await page.evaluate('document.documentElement.dataset.same = "page"')
    await page.getByRole('link', { name: 'M', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Article number LS-M-IN').waitFor()
    expect(await page.evaluate('document.documentElement.dataset.same')).toBe('page')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('M')
    expect(page.url()).toContain('option.size=M')
    await page.goBack()
    await page.getByText('Article number LS-S-IN').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

async function choose(page: Page, value: string, sku: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${value}\\b`) }).click()
  await page.getByText(`Article number ${sku}`).waitFor()
}

const builtFile = (path: string) =>
  new URL(`..${path.replace('/storefront-assets/', '/storefront/dist/assets/')}.gz`, import.meta.url)

/** Runs in the page: how far its parts have moved by themselves, and when the largest was painted. */
async function readLayout(): Promise<{ shift: number; paintMs: number }> {
  const entries = <T>(type: string) =>
    new Promise<T[]>((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries() as T[]))
      observer.observe({ type: type as never, buffered: true })
      setTimeout(() => resolve([]), 500)
    })
  const [shifts, paints] = await Promise.all([
    entries<{ value: number }>('layout-shift'),
    entries<PerformanceEntry>('largest-contentful-paint'),
  ])
  return { shift: shifts.reduce((sum, { value }) => sum + value, 0), paintMs: paints.at(-1)?.startTime ?? 0 }
}
