import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { clientOf, newRole, newUser } from '#test/client.ts'
import { eventually, startSouk } from '#test/harness.ts'

it('finds caught mails by subject or address on every page, and shows each with its headers', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'souk-inbox-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const souk = await startSouk({ SMTP_URL: '', DATA_DIR: directory })
  const admin = await newUser(souk, 'admin')
  const send = (number: number, to: string) =>
    souk.dependencies.mailer.send({
      to,
      subject: `Offer ${number} for you`,
      messageId: `<offer-${number}@example.com>`,
      text: 'Dear reader',
      html: '<p>Dear reader</p>',
    })
  for (let number = 1; number <= 5; number += 1) await send(number, number < 3 ? 'ada@example.com' : 'bo@example.com')
  const list = async (query: string) => (await admin.get(`/inbox?${query}`)).body
  const subjects = async (query: string) => (await list(query)).data.map(({ subject }: { subject: string }) => subject)

  expect(await subjects('per_page=2')).toEqual(['Offer 5 for you', 'Offer 4 for you'])
  expect(await subjects('search=OFFER+2')).toEqual(['Offer 2 for you'])
  expect((await list('search=bo%40')).meta.total).toBe(3)
  expect(await subjects('search=bo%40&per_page=2&page=2')).toEqual(['Offer 3 for you'])
  expect(await subjects('search=nobody')).toEqual([])

  const [{ id }] = (await list('search=offer+2')).data
  const { headers, text } = (await admin.get(`/inbox/${id}`)).body.data
  expect(text.trim()).toBe('Dear reader')
  expect(headers).toContainEqual({ name: 'Message-ID', value: '<offer-2@example.com>' })
  expect(headers).toContainEqual({ name: 'To', value: 'ada@example.com' })
})

it('is announced where it is, so that a client need not try', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'souk-inbox-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [environment, inbox] of [
    [{}, false],
    [{ SMTP_URL: '', DATA_DIR: directory }, true],
  ] as const) {
    const user = await newUser(await startSouk(environment))
    expect((await user.get('/features')).body.data).toEqual({ inbox })
  }
})

it('shows the token of a reset mail to nobody who could not take the account anyway', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'souk-inbox-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const souk = await startSouk({ SMTP_URL: '', DATA_DIR: directory })
  const [admin, helper] = [await newUser(souk, 'admin'), await newUser(souk)]
  const role = await newRole(admin, ['inbox.view'])
  await admin.call('PUT', `/users/${helper.id}/roles`, { roles: [role.name] })
  await clientOf(souk).post('/password/forgot', { email: admin.email })
  const [{ id }] = await eventually(async () => {
    const { data } = (await helper.get('/inbox?search=reset')).body
    return data.length > 0 && data
  })
  const secret = new RegExp(`${admin.id}\\.[\\w-]{43}`)
  const { text, html } = (await admin.get(`/inbox/${id}`)).body.data
  for (const form of [text, html]) expect(form).toMatch(secret)
  const shown = (await helper.get(`/inbox/${id}`)).body.data
  expect(JSON.stringify(shown)).not.toMatch(secret)
  for (const form of [shown.text, shown.html]) expect(form).toContain('[hidden]')
})
