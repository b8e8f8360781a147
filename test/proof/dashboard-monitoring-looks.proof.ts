import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, openBrowser, seriousProblems, signIn, takePicture, visit } from '../browser.ts'
import { newUser, type User } from '../client.ts'
import { type Souk, startSouk } from '../harness.ts'
import { placeOrder, provokeFailures, traceWithMail } from '../recorded-stories.ts'

describe('the views of what happened', () => {
  let souk: Souk
  let browser: Browser
  let admin: User
  let story = ''
  let group = ''
  beforeAll(async () => {
    ;[souk, browser] = await Promise.all([startSouk({ MONITORING_KEPT_PER_SECOND: '1000' }), openBrowser()])
    admin = await newUser(souk, 'admin')
    story = await traceWithMail(souk, admin, await placeOrder(admin))
    await provokeFailures(souk, admin, 2)
    group = (await admin.get('/monitoring/exceptions')).body.data[0].fingerprint
    return () => browser.close()
  })

  it.each([
    { look: 'light', options: {} },
    { look: 'dark', options: { colorScheme: 'dark' as const } },
    { look: 'phone', options: { viewport: { width: 390, height: 844 } } },
  ])('give who sees, hears or types them no serious trouble, $look', async ({ look, options }) => {
    const { page, complaints } = await visit(browser, souk, options)
    await signIn(page, admin)
    const mail = (await admin.get(`/monitoring/entries?kind=mail&trace_id=${story}`)).body.data[0].id
    for (const [name, query] of [
      ['requests', ''],
      ['everything', '?kind=all'],
      ['queries', '?kind=query'],
      ['nothing', '?search=nothing-is-called-so'],
      ['live', '?live=true&kind=all'],
      ['exceptions', '?kind=exception'],
      ['exception', `?kind=exception&group=${group}`],
      ['story', `?story=${story}`],
      ['story-mail', `?story=${story}&entry=${mail}`],
    ]) {
      await page.goto(`/dashboard/monitoring${query}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      // The tail stays open: the network is never idle beside it.
      await (name === 'live' ? page.getByText('Following.').waitFor() : page.waitForLoadState('networkidle'))
      await takePicture(page, `${look}-monitoring-${name}`)
      expect(await seriousProblems(page), `${look} ${name}`).toEqual([])
      await expectNoSidewaysScroll(page)
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('say what is wrong when the server cannot be asked, and try again', async () => {
    const { page } = await visit(browser, souk)
    await signIn(page, admin, '/dashboard/monitoring')
    await page.getByRole('table', { name: 'Requests' }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Jobs' }).click()
    await page.getByText('You are offline.').waitFor()
    await page.getByText('The server cannot be reached.').waitFor()
    await takePicture(page, 'monitoring-offline')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('table', { name: 'Jobs' }).waitFor()
    await page.context().close()
  })
})
