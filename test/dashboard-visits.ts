import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openBrowser, type Visit, visit } from './browser.ts'
import { newUser, type User } from './client.ts'
import { type Souk, startSouk } from './harness.ts'

interface Visits {
  souk: () => Souk
  /** The only one, until a test makes another. */
  admin: () => User
  /** The window of the test that runs. */
  here: () => Page
  /** Another window, of somebody elsewhere; the test closes it. */
  visitAgain: (options: BrowserContextOptions) => Promise<Visit>
  /** What the browser itself reports of a refusal that a test provokes; everything else it says is a failure. */
  expectReported: (status: number) => void
}

/** For the tests of a file: one Souk and one browser, and for each a window that has nothing to complain about. */
export function visits(environment: Record<string, string> = {}): Visits {
  let opened: { souk: Souk; browser: Browser; admin: User }
  let now: Visit

  beforeAll(async () => {
    const [souk, browser] = await Promise.all([startSouk(environment), openBrowser()])
    opened = { souk, browser, admin: await newUser(souk, 'admin') }
    return () => browser.close()
  })
  beforeEach(async () => {
    now = await visit(opened.browser, opened.souk)
  })
  afterEach(async () => {
    await now.page.context().close()
    expect(now.complaints).toEqual([])
  })

  return {
    souk: () => opened.souk,
    admin: () => opened.admin,
    here: () => now.page,
    visitAgain: (options) => visit(opened.browser, opened.souk, options),
    // However often it was refused.
    expectReported: (status) =>
      expect([...new Set(now.complaints.splice(0))]).toEqual([expect.stringContaining(`${status}`)]),
  }
}
