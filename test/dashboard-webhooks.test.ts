import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, seriousProblems, signIn, takePicture } from './browser.ts'
import { newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('in the dashboard, a merchant', () => {
  const { souk, here, expectReported } = visits()

  it('makes a webhook endpoint, sees its secret once and what was sent, sends it again, and pauses and deletes it', async () => {
    const merchant = await newUser(souk(), 'merchant')
    await signIn(here(), merchant, '/dashboard/webhooks')
    await here().getByText('There is no webhook endpoint yet.').waitFor()
    await here().getByRole('button', { name: 'New endpoint' }).click()
    const form = here().getByRole('dialog', { name: 'New endpoint' })
    await form.getByLabel('Address').fill('https://localhost/hook')
    await form.getByLabel('Events').fill('order.*, refund.succeeded')
    await form.getByRole('button', { name: 'Create endpoint' }).click()
    await form.getByText('must lead to a public address').first().waitFor()
    expectReported(422)
    await form.getByLabel('Address').fill('https://hooks.example/souk')
    expect(await seriousProblems(here())).toEqual([])
    await form.getByRole('button', { name: 'Create endpoint' }).click()
    const shown = here().getByRole('dialog', { name: 'The signing secret' })
    const secret = await shown.getByTestId('new-token').innerText()
    expect(secret).toMatch(/^whsec_/)
    await shown.getByRole('button', { name: 'Done' }).click()

    await here().getByRole('link', { name: 'https://hooks.example/souk' }).click()
    const drawer = here().getByRole('dialog', { name: 'Webhook endpoint' })
    await drawer.getByText('order.*, refund.succeeded').waitFor()
    await drawer.getByRole('button', { name: 'Send a test' }).click()
    await drawer.getByText('webhook.test', { exact: true }).waitFor()
    await drawer.getByText('The name of the host leads nowhere.').waitFor()
    await takePicture(here(), 'dashboard-webhook-endpoint')
    expect(await seriousProblems(here())).toEqual([])
    await here().setViewportSize(phone.viewport)
    await expectNoSidewaysScroll(here())
    await here().setViewportSize({ width: 1280, height: 900 })

    await drawer.getByRole('button', { name: 'Pause' }).click()
    await drawer.getByRole('button', { name: 'Resume' }).click()
    await drawer.getByRole('button', { name: 'Retry webhook.test' }).click()
    const [endpoint] = (await merchant.get('/webhook-endpoints')).body.data
    const path = `/webhook-endpoints/${endpoint.id}/deliveries`
    await eventually(async () => (await merchant.get(path)).body.data[0].state === 'pending')
    expect(await here().content()).not.toContain(secret)
    await drawer.getByRole('button', { name: 'Delete' }).click()
    await here().getByRole('dialog', { name: 'Delete this endpoint?' }).getByRole('button', { name: 'Delete' }).click()
    await here().getByText('There is no webhook endpoint yet.').waitFor()
  })
})
