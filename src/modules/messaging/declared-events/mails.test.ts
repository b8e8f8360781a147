import { beforeAll, describe, expect, it } from 'vitest'
import { mailedTokenEvents } from '#modules/identity/mailed-tokens/index.ts'
import { withTenant } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { clientOf, newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

describe('mails', () => {
  let souk: Souk
  let admin: User

  beforeAll(async () => {
    souk = await startSouk({ SHOP_NAME: 'Tea & <Things>', SHOP_COLOUR: '#aa3355' })
    admin = await newUser(souk, 'admin')
  })

  async function orderOf(user: User, name: string) {
    const mug = await newProduct(admin, { user_id: user.id, name })
    return (await user.post('/orders', { items: [{ product_id: mug.id, quantity: 3 }] })).body.data
  }

  const announceMove = (user: User, order: object, status: string) =>
    withTenant(souk.dependencies.database, user.id, (tx) =>
      announce(tx, {
        event: 'order.status-changed',
        payload: { order: { ...order, status }, previous_status: 'pending' },
      }),
    )

  const announcePlaced = (user: User, order: object) =>
    withTenant(souk.dependencies.database, user.id, (tx) =>
      announce(tx, { event: 'order.created', payload: { order: { ...order } } }),
    )

  const mailsTo = ({ email }: User) => souk.mailServer.received.filter(({ to }) => to?.[0]?.address === email)

  it('escape every value in the HTML, keep each on its line in the text, and let none into a header', async () => {
    const user = await newUser(souk)
    const name = '<script>alert(1)</script>\r\nBcc: victim@example.com\r\n\r\n Total: 0.00'
    const order = await orderOf(user, name)
    const mail = await eventually(() => mailsTo(user)[0])
    expect(mail.html).not.toContain('<script')
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(mail.text).toContain('<script>alert(1)</script> Bcc: victim@example.com')
    expect(mail.text?.split('\n').filter((line) => /^\s*(Bcc|Total):/.test(line))).toEqual(['Total: 59.97'])
    expect(mail.bcc).toBeUndefined()
    expect(mail.to).toHaveLength(1)
    expect(mail.subject).toBe(`Tea & <Things>: Your order #${order.id} (no. 1) for 59.97`)
    expect(mail.html).toContain('Tea &amp; &lt;Things&gt;')
    expect(mail.html).toContain('#aa3355')
    expect(mail.text).toContain('Sent by Tea & <Things>.')
  })

  const long = 'W'.repeat(255)
  it.each([
    ['of 255 letters without a space', long, long],
    ['written from right to left', 'كوب أزرق', 'كوب أزرق'],
    ['of emoji that are joined', '👩‍👩‍👧‍👦 mug 🏴‍☠️', '👩‍👩‍👧‍👦 mug 🏴‍☠️'],
    ['that turns the direction around', 'Mug \u202e00.0 \u2067latoT\u2069', 'Mug 00.0 latoT'],
    ['with line breaks of every kind', 'Mug\r\nTotal: 0.00\u2028Total:\u20290.00', 'Mug Total: 0.00 Total: 0.00'],
    ['that closes a tag', '</td></table><script>', '</td></table><script>'],
    ['that looks like an entity', '&lt;b&gt;&amp;', '&lt;b&gt;&amp;'],
  ])('show a name %s in its place, and lines and total as ever', async (_kind, name, shown) => {
    const user = await newUser(souk)
    const order = await orderOf(user, name)
    const { text = '', html = '', subject } = await eventually(() => mailsTo(user)[0])
    expect(text.split('\n')).toContain(`  3 x ${shown} at 19.99 = 59.97`)
    expect(text.split('\n').filter((line) => line.startsWith('Total:'))).toEqual(['Total: 59.97'])
    const escaped = shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    expect(html).toContain(`<bdi>${escaped}</bdi>`)
    expect(html.match(/<table/g)?.length).toBe(html.match(/<\/table>/g)?.length)
    expect(subject).toBe(`Tea & <Things>: Your order #${order.id} (no. 1) for 59.97`)
  })

  it("name every status, with the order's id and number, lines and total, and of a cancellation as one", async () => {
    const user = await newUser(souk)
    await orderOf(user, 'Red mug')
    const order = await orderOf(user, 'Blue mug')
    for (const status of ['paid', 'cancelled']) await announceMove(user, order, status)
    const named = `order #${order.id} (no. 2)`
    const mails = await eventually(() => {
      const found = mailsTo(user).filter(({ subject }) => subject?.includes(named))
      return found.length === 3 && found
    })
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      `Tea & <Things>: Your ${named} for 59.97`,
      `Tea & <Things>: Your ${named} is paid`,
      `Tea & <Things>: Your ${named} was cancelled`,
    ])
    for (const { text, html } of mails) {
      for (const part of [text, html]) {
        for (const value of [named, 'Blue mug', '59.97']) expect(part).toContain(value)
      }
    }
  })

  it('are sent of an event from before orders had their number, without one', async () => {
    const user = await newUser(souk)
    const { number: _number, ...order } = await orderOf(user, 'Blue mug')
    await announcePlaced(user, order)
    await announceMove(user, order, 'paid')
    const mails = await eventually(() => mailsTo(user).length === 3 && mailsTo(user))
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      `Tea & <Things>: Your order #${order.id} (no. 1) for 59.97`,
      `Tea & <Things>: Your order #${order.id} for 59.97`,
      `Tea & <Things>: Your order #${order.id} is paid`,
    ])
    const without = mails.filter(({ subject }) => !subject?.includes('(no. '))
    expect(without).toHaveLength(2)
    for (const { text, html } of without) {
      for (const part of [text, html]) expect(part).not.toMatch(/no\. |undefined/)
    }
  })

  it('about a status are not sent to who switched them off; those about a new order and about the account are', async () => {
    const user = await newUser(souk)
    expect((await user.get('/notification-preferences')).body.data).toEqual({ order_status_mails: true })
    const off = await user.call('PUT', '/notification-preferences', { order_status_mails: false })
    expect(off.body.data).toEqual({ order_status_mails: false })
    expect((await user.call('PUT', '/notification-preferences', { order_status_mails: 'no' })).status).toBe(422)
    const order = await orderOf(user, 'Blue mug')
    await announceMove(user, order, 'paid')
    await clientOf(souk).post('/password/forgot', { email: user.email })
    await eventually(() => mailsTo(user).some(({ subject }) => subject === 'Tea & <Things>: Reset your password'))
    await eventually(async () => (await user.get('/events')).body.data.length === 2)
    await user.call('PUT', '/notification-preferences', { order_status_mails: true })
    await announceMove(user, order, 'shipped')
    await eventually(() => mailsTo(user).length === 3)
    expect((await user.get('/notifications')).body.data.map(({ event }: { event: string }) => event)).toEqual([
      'order.status-changed',
      mailedTokenEvents['password-reset'],
      'order.created',
    ])
    expect(mailsTo(user).map(({ subject }) => subject)).not.toContain(
      `Tea & <Things>: Your order #${order.id} (no. 1) is paid`,
    )
  })

  it("are listed for their recipient alone, and for an admin who asks for the recipient's", async () => {
    const [user, stranger] = [await newUser(souk), await newUser(souk)]
    await orderOf(user, 'Blue mug')
    const sent = await eventually(async () => {
      const [notification] = (await user.get('/notifications?status=sent')).body.data
      return notification
    })
    expect(sent.message_id).toBe(mailsTo(user)[0]?.messageId)
    expect((await stranger.get('/notifications')).body.data).toEqual([])
    expect((await stranger.get(`/notifications?user_id=${user.id}`)).status).toBe(403)
    expect((await admin.get(`/notifications?user_id=${user.id}`)).body.data).toEqual([sent])
  })
})
