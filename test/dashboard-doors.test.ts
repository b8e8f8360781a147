import { describe, expect, it } from 'vitest'
import { seriousProblems, takePicture } from './browser.ts'
import { newUser } from './client.ts'
import { visits } from './dashboard-visits.ts'
import { eventually } from './harness.ts'

describe('at the dashboard’s doors, somebody', () => {
  const { souk, here, expectReported } = visits({ VERIFY_EMAIL: 'true' })

  /** Where the newest mail to the address leads, as its reader opens it. */
  async function linkMailedTo(address: string, subject: string): Promise<string> {
    const mail = await eventually(() =>
      souk().mailServer.received.findLast((one) => one.to?.[0]?.address === address && one.subject?.includes(subject)),
    )
    const [link = ''] = /https?:\S+#\S+/.exec(mail.text ?? '') ?? []
    const { pathname, hash } = new URL(link)
    return `${pathname}${hash}`
  }

  it('opens an account, is in, and confirms the address by the mail’s page, which asks first', async () => {
    const email = `${crypto.randomUUID()}@example.com`
    await here().goto('/dashboard')
    await here().getByRole('link', { name: 'Open an account' }).click()
    await here().getByLabel('Name').fill('Amina')
    await here().getByLabel('Email').fill(email)
    await here().getByLabel('Password', { exact: true }).fill('short')
    await here().getByRole('button', { name: 'Open the account' }).click()
    await here()
      .getByText(/must (have|be) at least/)
      .waitFor()
    await expect.poll(() => here().getByLabel('Name').inputValue()).toBe('Amina')
    await here().getByLabel('Password', { exact: true }).fill('three blue cups on a tray')
    await here().getByRole('button', { name: 'Open the account' }).click()
    await here().getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    await here().goto(await linkMailedTo(email, 'Verify'))
    await here().getByRole('heading', { name: 'Is this your address?' }).waitFor()
    const verified = async () =>
      (await souk().owner.query('SELECT email_verified_at FROM users WHERE email = $1', [email])).rows[0]
        .email_verified_at
    expect(await verified()).toBeNull()
    await takePicture(here(), 'verify-address')
    expect(await seriousProblems(here())).toEqual([])
    await here().getByRole('button', { name: 'Yes, it is mine' }).click()
    await here().getByText('the address is confirmed').waitFor()
    expect(await verified()).not.toBeNull()
    expectReported(422)
  })

  it('who forgot the password has a mail sent, chooses another by its page, once, and signs in with it', async () => {
    const { email } = await newUser(souk())
    await here().goto('/dashboard/orders')
    await here().getByRole('link', { name: 'Forgot the password?' }).click()
    // The form for signing in has such a field as well, and stands until the page has come.
    await here().getByRole('heading', { name: 'Choose a new password' }).waitFor()
    await here().getByLabel('Email').fill(email)
    await here().getByRole('button', { name: 'Send the mail' }).click()
    await here().getByText('a mail is on its way').waitFor()
    const link = await linkMailedTo(email, 'Reset')
    const sent: string[] = []
    here().on('request', (request) => void sent.push(request.url()))
    await here().goto(link)
    await here().getByLabel('New password', { exact: true }).fill('three blue cups on a tray')
    await takePicture(here(), 'new-password')
    expect(await seriousProblems(here())).toEqual([])
    await here().getByRole('button', { name: 'Choose it' }).click()
    await here().getByText('It is your password now').waitFor()
    // The token is told to nobody by an address.
    expect(sent.filter((url) => url.includes(link.split('#')[1] ?? '') && !url.includes('#'))).toEqual([])
    await here().goto('/dashboard')
    await here().goto(link)
    await here().getByLabel('New password', { exact: true }).fill('four red cups on a shelf')
    await here().getByRole('button', { name: 'Choose it' }).click()
    await here().getByRole('alert').waitFor()
    await here().goto('/dashboard')
    await here().getByLabel('Email').fill(email)
    await here().getByLabel('Password', { exact: true }).fill('three blue cups on a tray')
    await here().getByRole('button', { name: 'Sign in' }).click()
    await here().getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
    expectReported(422)
  })
})
