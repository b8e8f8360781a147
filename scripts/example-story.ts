import { createSouk, type Souk } from '@souk/client'
import { newPicture } from '#test/pictures.ts'
import { comeBack } from './example-buyers.ts'
import { beRefused, type Fetch, refused, type Trouble } from './example-failures.ts'
import { workTogether } from './example-members.ts'
import { sell } from './example-sales.ts'
import { keepShop } from './example-shop.ts'
import { moveData } from './example-transfers.ts'
import { sendWebhooks } from './example-webhooks.ts'

interface Credentials {
  email: string
  password: string
}

const newPassword = 'nine green bowls on a shelf'

interface Stage {
  origin: string
  operator: Credentials
  fetch: Fetch
  trouble: Trouble
}

/** Calls every operation once, and then whatever is refused, so that the contract can show real answers. */
export async function playExamples({ origin, operator, fetch, trouble }: Stage): Promise<void> {
  const as = (token?: string) => createSouk({ origin, fetch, retries: 0, ...(token !== undefined && { token }) })
  const nobody = as()
  const aisha = { email: 'aisha@example.com', password: 'seven blue mugs in a row' }
  const { data: registered } = await nobody.accounts.register({ body: { name: 'Aisha', ...aisha } })
  const { data: signedIn } = await nobody.accounts.login({ body: operator })
  const admin = as(signedIn.token)
  await admin.users.setRoles({ path: { id: registered.user.id }, body: { roles: ['merchant'] } })
  const merchant = as(registered.token)
  await trade(merchant, admin)
  await keepShop(merchant, nobody)
  await sell(merchant, nobody)
  await comeBack(merchant, nobody, (mail) => mailedText(admin, mail))
  await moveData(merchant)
  await workTogether(merchant, { nobody, as, mailed: (mail) => mailedText(admin, mail) })
  await keepAccount(merchant, admin, { nobody, credentials: aisha })
  await operate(admin, registered.user.id, nobody)
  await repair(admin, trouble)
  await look({ origin, admin, token: signedIn.token, fetch })
  await beRefused({ origin, nobody, fetch, trouble, credentials: { ...aisha, password: newPassword } })
}

async function trade(merchant: Souk, admin: Souk): Promise<void> {
  const { data: mug } = await merchant.products.create({
    body: { name: 'Blue mug', price: '19.99', quantity: 100, description: 'Holds 300 ml.' },
  })
  await merchant.products.list({ query: { in_stock: true } })
  await merchant.products.get({ path: { id: mug.id } })
  await merchant.products.update({ path: { id: mug.id }, body: { price: '18.50' } })
  await merchant.products.adjustStock({ path: { id: mug.id }, body: { delta: -2, reason: 'Broken on the way.' } })
  const { data: order } = await merchant.orders.create({ body: { items: [{ product_id: mug.id, quantity: 3 }] } })
  await admin.orders.changeStatus({ path: { id: order.id }, body: { status: 'paid', note: 'By bank transfer.' } })
  await merchant.orders.cancel({ path: { id: order.id }, body: { note: 'Changed my mind.' } })
  await merchant.orders.get({ path: { id: order.id } })
  await merchant.orders.list({ query: { status: 'cancelled' } })
  await merchant.orders.listHistory({ path: { id: order.id } })
  await merchant.orders.update({ path: { id: order.id }, body: { metadata: { erp_number: 'A-1007' } } })
  await merchant.orders.addNote({ path: { id: order.id }, body: { text: 'Gift wrap, please.', public: false } })
  await merchant.orders.listNotes({ path: { id: order.id } })
  const { data: picture } = await merchant.media.add({ body: await newPicture({ width: 1600, height: 1200 }) })
  await merchant.http.GET('/media/{sha256}/{width}.webp', {
    params: { path: { sha256: picture.sha256, width: 640 } },
    parseAs: 'arrayBuffer',
  })
  await merchant.stats.get()
  await merchant.products.listMovements({ path: { id: mug.id } })
  await until(async () => (await merchant.events.list()).data.length >= 5, merchant)
  await sendWebhooks(merchant)
  const { data: mails } = await merchant.notifications.list()
  for (const { id } of mails.slice(0, 1)) await merchant.notifications.get({ path: { id } })
  const { data: old } = await merchant.products.create({ body: { name: 'Old cup', price: 1, quantity: 0 } })
  await merchant.products.delete({ path: { id: old.id } })
  await merchant.products.listDeleted()
  await merchant.products.restore({ path: { id: old.id } })
}

/** Asks again, unrecorded waiting aside, until what happens behind the answers has happened. */
async function until(done: () => Promise<boolean>, { me }: Souk): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    if (await done()) return
  }
  throw new Error(`It did not happen for ${(await me.get()).data.email}.`)
}

interface Owner {
  nobody: Souk
  credentials: Credentials
}

async function keepAccount(merchant: Souk, admin: Souk, { nobody, credentials }: Owner): Promise<void> {
  await merchant.me.get()
  await merchant.me.update({ body: { name: 'Aisha Rahman' } })
  await merchant.me.changePassword({
    body: { current_password: credentials.password, password: 'eight red cups in a box' },
  })
  await merchant.notifications.getPreferences()
  await merchant.notifications.setPreferences({ body: { order_status_mails: false } })
  await merchant.access.list()
  await merchant.access.explain({ query: { permission: 'products.create' } })
  const { data: till } = await merchant.tokens.create({ body: { name: 'till', abilities: ['orders.*'] } })
  await merchant.tokens.list()
  await merchant.tokens.revoke({ path: { id: till.id } })
  await merchant.accounts.requestVerification()
  await nobody.accounts.verifyEmail({ body: { token: await mailedToken(admin, 'verify-address') } })
  await nobody.accounts.forgotPassword({ body: { email: credentials.email } })
  await nobody.accounts.resetPassword({
    body: { token: await mailedToken(admin, 'new-password'), password: newPassword },
  })
  await nobody.session.open({ body: { ...credentials, password: newPassword } })
}

/** The token in the newest mail of the kind, from the built-in mail server. */
const mailedToken = (admin: Souk, kind: string) => mailedText(admin, new RegExp(`${kind}#(\\S+)`))

/** What the mail says where the pattern has its group. */
async function mailedText(admin: Souk, mail: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    for (const { id } of (await admin.inbox.list()).data) {
      const { text } = (await admin.inbox.get({ path: { id } })).data
      const [, token] = mail.exec(text) ?? []
      if (token !== undefined) return token
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No mail came that says ${mail}.`)
}

async function operate(admin: Souk, userId: number, nobody: Souk): Promise<void> {
  await admin.users.list()
  await admin.users.get({ path: { id: userId } })
  await admin.users.setPermissions({ path: { id: userId }, body: { permissions: ['queues.view'] } })
  const { data: tokens } = await admin.users.listTokens({ path: { id: userId } })
  for (const { id } of tokens.slice(0, 1)) await admin.users.revokeToken({ path: { id: userId, token_id: id } })
  await admin.users.suspend({ path: { id: userId }, body: { reason: 'Unpaid fees.' } })
  await refused(nobody.accounts.login({ body: { email: 'aisha@example.com', password: newPassword } }))
  await admin.users.reinstate({ path: { id: userId } })
  await admin.permissions.list()
  await admin.roles.list()
  const { data: role } = await admin.roles.create({ body: { name: 'packer', permissions: ['orders.view'] } })
  await admin.roles.update({ path: { id: role.id }, body: { permissions: ['orders.*'] } })
  await admin.roles.delete({ path: { id: role.id } })
  await admin.audit.list({ query: { per_page: 3 } })
  await admin.productCache.clear({ query: {} })
  await admin.features.get()
  await admin.queues.list()
  await admin.http.GET('/health/live')
  await admin.http.GET('/health/ready')
  await admin.http.GET('/metrics', { parseAs: 'text' })
  await monitor(admin)
}

/** A mail that nobody took in three attempts. */
async function repair(admin: Souk, trouble: Trouble): Promise<void> {
  const { data: cup } = await admin.products.create({ body: { name: 'Green cup', price: '4.50', quantity: 5 } })
  await trouble.withoutMail(async () => {
    for (const quantity of [1, 2]) await admin.orders.create({ body: { items: [{ product_id: cup.id, quantity }] } })
    await until(async () => (await admin.queues.list()).data.some(({ failed }) => failed > 1), admin)
    const [failed, other] = (await admin.failedJobs.list()).data
    if (failed === undefined || other === undefined) throw new Error('What failed is gone again.')
    await admin.notifications.retry({ path: { id: other.id } })
    await admin.failedJobs.get({ path: { id: failed.id } })
    await admin.failedJobs.retry({ path: { id: failed.id } })
    await admin.failedJobs.retryAll()
  })
}

interface Onlooker {
  origin: string
  admin: Souk
  token: string
  fetch: Fetch
}

/** The streams, each to its first event. */
async function look({ origin, admin, token, fetch }: Onlooker): Promise<void> {
  const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` }
  const follow = (path: string) => fetch(new Request(`${origin}/api/v1${path}`, { headers }))
  await follow('/events')
  let seen = false
  const tail = follow('/monitoring/tail?kind=request').then(() => {
    seen = true
  })
  await until(async () => (await admin.me.get()) && seen, admin)
  await tail
}

async function monitor(admin: Souk): Promise<void> {
  const list = () => admin.monitoring.listEntries({ query: { kind: 'request', per_page: 2 } })
  await until(async () => (await list()).data.length > 0, admin)
  const [entry] = (await list()).data
  if (entry === undefined) throw new Error('What was recorded is gone again.')
  await admin.monitoring.getEntry({ path: { id: entry.id } })
  await admin.monitoring.getTrace({ path: { trace_id: entry.trace_id } })
  await admin.monitoring.listExceptions()
  await admin.monitoring.getRecording()
  await admin.monitoring.setRecording({ body: { paused: false } })
}
