import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import packedChromium from '@sparticuz/chromium'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { password, type User } from './client.ts'
import type { Souk } from './harness.ts'

/** Pictures of what the tests saw, to be looked at. */
const screenshots = fileURLToPath(new URL('screenshots/', import.meta.url))

/** Not the ones that come with the package: those lift the same-origin policy, and one process dies as a whole. */
const args = ['--no-sandbox', '--font-render-hinting=none']

/** The browser that `CHROMIUM_PATH` names, or the one that comes from npm and needs nothing of the system. */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH
  try {
    const executablePath = named ?? (await packedChromium.executablePath())
    return await chromium.launch({ executablePath, args })
  } catch (cause) {
    throw new Error(
      named === undefined
        ? 'The browser of @sparticuz/chromium does not run here: it is made for Linux on x64. Name a Chromium or Chrome with CHROMIUM_PATH.'
        : `The browser that CHROMIUM_PATH names does not start: ${named}`,
      { cause },
    )
  }
}

export interface Visit {
  page: Page
  /** What the page wrote to the console as an error, and what it threw. */
  complaints: string[]
}

export async function visit(browser: Browser, souk: Souk, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: souk.origin,
    locale: 'en-US',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  return { page, complaints }
}

export async function signIn(page: Page, { email }: User, path = '/dashboard'): Promise<void> {
  await page.goto(path)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('main#content h1').waitFor()
}

/** Whoever moves an order may take it back for ten seconds: sends it without waiting for them. */
export async function doItNow(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Order', exact: true }).getByRole('button', { name: 'Do it now' }).click()
}

/** What a screen reader, the keyboard or weak eyes would trip over, as far as axe sees it. */
export async function seriousProblems(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the page's policy lets no foreign script in.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  })
}

interface AxeResults {
  violations: { id: string; impact: string; nodes: { target: string[] }[] }[]
}

export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true })
  await page.screenshot({ path: `${screenshots}${name}.png` })
}

/** The number that an element shows, without the separators that make it readable. */
export async function numberIn(page: Page, testId: string): Promise<number> {
  return Number((await page.getByTestId(testId).innerText()).replace(/\D/g, ''))
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const root = 'document.documentElement'
  const [content, window] = await page.evaluate<[number, number]>(`[${root}.scrollWidth, ${root}.clientWidth]`)
  expect(content).toBeLessThanOrEqual(window)
}

export const phone = { viewport: { width: 390, height: 844 } }

/** Goes to a view, takes its picture once it stands still, and looks for what would keep somebody from using it. */
export async function inspectView(page: Page, path: string, picture: string): Promise<void> {
  await page.goto(`/dashboard${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  for (const waiting of await page.getByRole('status', { name: 'Loading' }).all())
    await waiting.waitFor({ state: 'detached' })
  await takePicture(page, picture)
  expect(await seriousProblems(page), picture).toEqual([])
  await expectNoSidewaysScroll(page)
}
