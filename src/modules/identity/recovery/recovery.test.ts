import { beforeAll, describe, expect, it } from 'vitest'
import { pruneAccountMails } from '#modules/identity/account-mails/index.ts'
import { issueMailedToken } from '#modules/identity/mailed-tokens/index.ts'
import { type Client, clientOf, password, registeredUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

const otherPassword = 'quite another password'

let souk: Souk
let anyone: Client

beforeAll(async () => {
  souk = await startSouk({ VERIFY_EMAIL: 'true', APP_URL: 'https://shop.example/' })
  anyone = clientOf(souk)
})

const mailsTo = (address: string, subject: string) =>
  souk.mailServer.received.filter((mail) => mail.to?.[0]?.address === address && mail.subject === subject)

/** The token of the `count`th mail of that kind, from its text; the HTML part has the same one. */
async function tokenMailedTo(address: string, subject: string, count = 1): Promise<string> {
  const mail = await eventually(() => mailsTo(address, subject)[count - 1])
  const token = /#(\S+)/.exec(mail.text ?? '')?.[1] ?? ''
  expect(token).toMatch(/^\d+\.[\w-]{43}$/)
  expect(mail.html).toContain(token)
  return token
}

const verification = 'Souk: Verify your e-mail address'
const reset = 'Souk: Reset your password'
const moved = 'Souk: Your e-mail address was changed'

const confirm = (token: string) => anyone.post('/email/verification/confirm', { token })
const forgot = (email: string) => anyone.post('/password/forgot', { email })
const choose = (token: string, chosen = otherPassword) => anyone.post('/password/reset', { token, password: chosen })
const login = (email: string, tried: string) => anyone.post('/login', { email, password: tried })
const verifiedAt = async (user: Client) => (await user.get('/me')).body.data.email_verified_at

/** Lets time pass for the rows of one user. */
async function later({ id }: User, interval: string): Promise<void> {
  await souk.owner.query('UPDATE mailed_tokens SET expires_at = expires_at - $2::interval WHERE user_id = $1', [
    id,
    interval,
  ])
  await souk.owner.query('UPDATE account_mails SET asked_at = asked_at - $2::interval WHERE user_id = $1', [
    id,
    interval,
  ])
}

async function expectRefused({ status, body }: Awaited<ReturnType<typeof confirm>>) {
  expect([status, Object.keys(body.errors)]).toEqual([422, ['token']])
}

describe('verifying an e-mail address', () => {
  it('takes the token of the mail that registering sends, once', async () => {
    const user = await registeredUser(souk)
    expect(await verifiedAt(user)).toBeNull()
    const token = await tokenMailedTo(user.email, verification)
    expect(mailsTo(user.email, verification)[0]?.text).toContain(
      `https://shop.example/dashboard/verify-address#${token}`,
    )
    expect((await confirm(token)).status).toBe(200)
    expect(await verifiedAt(user)).toMatch(/Z$/)
    await expectRefused(await confirm(token))
    expect((await user.post('/email/verification')).body.code).toBe('conflict')
  })

  it('reaches addresses of every kind that mail is delivered to', async () => {
    const kinds = ['a/b&c=d', "!#$%'*+-?^_`{|}~"].map(
      (local) => `${local}${crypto.randomUUID().slice(0, 8)}@example.test`,
    )
    for (const email of [...kinds, `u${crypto.randomUUID()}@xn--e1afmkfd.xn--p1ai`]) {
      expect((await anyone.post('/register', { name: 'Amal', email, password })).status).toBe(201)
      expect((await confirm(await tokenMailedTo(email, verification))).status).toBe(200)
      expect((await login(email.toUpperCase(), password)).status).toBe(200)
    }
  })

  it('can be asked for again, and then the older mail counts no more', async () => {
    const user = await registeredUser(souk)
    const first = await tokenMailedTo(user.email, verification)
    await later(user, '2 minutes')
    expect((await user.post('/email/verification')).status).toBe(202)
    const second = await tokenMailedTo(user.email, verification, 2)
    await expectRefused(await confirm(first))
    expect((await confirm(second)).status).toBe(200)
  })

  it('sends one mail a minute to one address, however often it is asked', async () => {
    const user = await registeredUser(souk)
    const answers = await Promise.all(Array.from({ length: 10 }, () => user.post('/email/verification')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    const { rows } = await souk.owner.query(
      "SELECT count(*)::int AS count FROM outbox WHERE user_id = $1 AND event = 'account.verification-requested'",
      [user.id],
    )
    expect(rows).toEqual([{ count: 1 }])
  })

  it('ends after a day', async () => {
    const user = await registeredUser(souk)
    const token = await tokenMailedTo(user.email, verification)
    await later(user, '24 hours')
    await expectRefused(await confirm(token))
    expect(await verifiedAt(user)).toBeNull()
  })

  it('is due again when the address changes, and the mail to the old address proves nothing any more', async () => {
    const user = await registeredUser(souk)
    const old = await tokenMailedTo(user.email, verification)
    const { body } = await user.call('PATCH', '/me', { email: `new-${user.email}`, current_password: password })
    expect(body.data).toMatchObject({ email: `new-${user.email}`, email_verified_at: null })
    await expectRefused(await confirm(old))
    const token = await tokenMailedTo(`new-${user.email}`, verification)
    expect((await confirm(token)).status).toBe(200)
    expect(await verifiedAt(user)).toMatch(/Z$/)
    const respelt = await user.call('PATCH', '/me', { email: `NEW-${user.email}` })
    expect(respelt.body.data.email_verified_at, 'only the case of it changed').toMatch(/Z$/)
  })

  it("mails the old address that it is not the account's any more, with neither the new one nor a token", async () => {
    const user = await registeredUser(souk)
    const email = `new-${user.email}`
    expect((await user.call('PATCH', '/me', { name: 'Renamed' })).status).toBe(200)
    expect((await user.call('PATCH', '/me', { email, current_password: password })).status).toBe(200)
    const mail = await eventually(() => mailsTo(user.email, moved)[0])
    for (const part of [mail.text, mail.html]) expect(part).toContain('given another one')
    for (const secret of [email, '"token"']) expect(`${mail.text}${mail.html}`).not.toContain(secret)
    await tokenMailedTo(email, verification)
    expect([mailsTo(user.email, moved).length, mailsTo(email, moved).length]).toEqual([1, 0])
  })

  it('holds through an attempt that the mail server refused: the mail that arrives has a token that works', async () => {
    const user = await registeredUser(souk)
    await tokenMailedTo(user.email, verification)
    await later(user, '2 minutes')
    souk.mailServer.refuse(1)
    expect((await user.post('/email/verification')).status).toBe(202)
    const token = await tokenMailedTo(user.email, verification, 2)
    const { rows } = await souk.owner.query(
      'SELECT max(attempts)::int AS attempts FROM notification_deliveries WHERE user_id = $1',
      [user.id],
    )
    expect(rows).toEqual([{ attempts: 2 }])
    expect((await confirm(token)).status).toBe(200)
  })
})

describe('the mailbox of a stranger', () => {
  const move = (user: User, email: string) => user.call('PATCH', '/me', { email, current_password: password })
  const addresses = () =>
    ['one', 'other'].map((name) => `${name}-${crypto.randomUUID()}@example.com`) as [string, string]
  const plannedFor = async (address: string) => {
    const { rows } = await souk.owner.query<{ event: string }>(
      'SELECT event FROM outbox JOIN notification_deliveries AS mail ON mail.event_id = outbox.id WHERE recipient = $1',
      [address],
    )
    return rows.map(({ event }) => event).sort()
  }

  it('gets one mail of a kind a minute, however often an address is changed to it and back', async () => {
    const user = await registeredUser(souk)
    const [one, other] = addresses()
    for (const address of [one, other, one, other]) expect((await move(user, address)).status).toBe(200)
    const last = await registeredUser(souk)
    await tokenMailedTo(last.email, verification)
    const kinds = ['account.email-changed', 'account.verification-requested']
    for (const address of [one, other]) expect(await plannedFor(address)).toEqual(kinds)
  })

  it('gets no more of them from several accounts in turn', async () => {
    const [one] = addresses()
    for (let turn = 0; turn < 3; turn += 1) {
      const user = await registeredUser(souk)
      expect((await move(user, one)).status).toBe(200)
      expect((await move(user, `back-${user.email}`)).status).toBe(200)
    }
    const last = await registeredUser(souk)
    await tokenMailedTo(last.email, verification)
    expect(await plannedFor(one)).toEqual(['account.email-changed', 'account.verification-requested'])
  })

  it('is one of five an hour that a user can have mailed', async () => {
    const user = await registeredUser(souk)
    const strangers = Array.from({ length: 6 }, () => addresses()[0])
    const answers = []
    for (const address of strangers) answers.push(await move(user, address))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    expect(answers[5]?.body.code).toBe('too_many_requests')
    expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(3_500)
    await later(user, '1 hour')
    expect((await move(user, strangers[5] as string)).status).toBe(200)
  })

  it('is not spared by a change that was refused', async () => {
    const [user, owner] = [await registeredUser(souk), await registeredUser(souk)]
    await later(owner, '2 minutes')
    expect((await move(user, owner.email)).status).toBe(422)
    expect((await owner.post('/email/verification')).status).toBe(202)
    await tokenMailedTo(owner.email, verification, 2)
  })

  it('is forgotten about when no limit looks at it any more', async () => {
    const user = await registeredUser(souk)
    await later(user, '61 minutes')
    expect(await pruneAccountMails(souk.dependencies.database)).toBeGreaterThanOrEqual(1)
    const { rows } = await souk.owner.query('SELECT FROM account_mails WHERE user_id = $1', [user.id])
    expect(rows).toEqual([])
  })
})

describe('a forgotten password', () => {
  it('is replaced by the token of the mail, once; every token of before is refused, and the address is proven', async () => {
    const user = await registeredUser(souk)
    expect((await forgot(user.email.toUpperCase())).status).toBe(202)
    const token = await tokenMailedTo(user.email, reset)
    expect((await choose(token, 'password')).body.errors, 'the rules hold here too').toHaveProperty('password')
    expect((await choose(token)).status).toBe(200)
    expect((await user.get('/me')).status).toBe(401)
    expect((await login(user.email, password)).status).toBe(401)
    const signedIn = await login(user.email, otherPassword)
    expect(signedIn.status).toBe(200)
    expect(await verifiedAt(clientOf(souk, signedIn.body.data.token))).toMatch(/Z$/)
    await expectRefused(await choose(token, 'a third long password'))
    expect((await login(user.email, otherPassword)).status).toBe(200)
  })

  it('is replaced by one of two who use the same token at once', async () => {
    const user = await registeredUser(souk)
    await forgot(user.email)
    const token = await tokenMailedTo(user.email, reset)
    const answers = await Promise.all(['one', 'two'].map((word) => choose(token, `a long password, number ${word}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  it('asked for an unknown address, a known one, a suspended one and too often gets one and the same answer', async () => {
    const [user, suspended] = [await registeredUser(souk), await registeredUser(souk)]
    await souk.owner.query('UPDATE users SET suspended_at = now() WHERE id = $1', [suspended.id])
    const unknown = `nobody-${user.email}`
    const answers = [
      await forgot(unknown),
      await forgot(suspended.email),
      await forgot(user.email),
      await forgot(user.email),
    ]
    const comparable = answers.map(({ status, headers, body }) => ({
      status,
      headers: [...headers].filter(([name]) => name !== 'x-request-id' && name !== 'date'),
      body: { ...body, meta: Object.keys(body.meta) },
    }))
    for (const answer of comparable) expect(answer).toEqual(comparable[0])
    await tokenMailedTo(user.email, reset)
    expect(mailsTo(user.email, reset)).toHaveLength(1)
    // The mail that had to come was asked for after those that must not.
    for (const address of [unknown, suspended.email]) expect(mailsTo(address, reset)).toEqual([])
    const { rows } = await souk.owner.query(
      'SELECT count(*)::int AS count FROM outbox WHERE user_id = $1 AND event = $2',
      [suspended.id, 'account.password-reset-requested'],
    )
    expect(rows).toEqual([{ count: 0 }])
  })

  it('cannot be replaced with a token that is out of date, cut, made up, or meant for something else', async () => {
    const user = await registeredUser(souk)
    await forgot(user.email)
    const token = await tokenMailedTo(user.email, reset)
    const other = await registeredUser(souk)
    for (const wrong of [
      token.slice(0, -1),
      `${other.id}.${token.split('.')[1]}`,
      `${user.id}.${'A'.repeat(43)}`,
      `987654321.${'A'.repeat(43)}`,
      'nonsense',
      user.token,
      await tokenMailedTo(user.email, verification),
    ]) {
      await expectRefused(await choose(wrong))
    }
    await expectRefused(await confirm(token))
    await later(user, '1 hour')
    await expectRefused(await choose(token))
    expect((await login(user.email, password)).status).toBe(200)
  })

  it('cannot be replaced any more once the password was changed, the address changed or the user suspended', async () => {
    const tokenOf = async (user: User) => {
      await forgot(user.email)
      return tokenMailedTo(user.email, reset)
    }
    const [changed, moved, suspended] = [
      await registeredUser(souk),
      await registeredUser(souk),
      await registeredUser(souk),
    ]
    const tokens = await Promise.all([changed, moved, suspended].map(tokenOf))
    await changed.call('PUT', '/me/password', { current_password: password, password: 'a third long password' })
    await moved.call('PATCH', '/me', { email: `new-${moved.email}`, current_password: password })
    await souk.owner.query('UPDATE users SET suspended_at = now() WHERE id = $1', [suspended.id])
    for (const token of tokens) await expectRefused(await choose(token))
  })
})

describe('a mailed token', () => {
  it('lies in no row of PostgreSQL and in no key of Redis, before and after it was mailed', async () => {
    const user = await registeredUser(souk)
    await forgot(user.email)
    const tokens = [await tokenMailedTo(user.email, verification), await tokenMailedTo(user.email, reset)]
    for (const table of ['users', 'outbox', 'notification_deliveries', 'mailed_tokens']) {
      const { rows } = await souk.owner.query(`SELECT row_to_json(t)::text AS stored FROM ${table} t`)
      expect(rows.length, table).toBeGreaterThan(0)
      for (const token of tokens) expect(rows.filter(({ stored }) => stored.includes(token.split('.')[1]))).toEqual([])
    }
    const { redis, redisPrefix } = souk.dependencies
    const keys = await redis.keys(`*${redisPrefix}*`)
    expect(keys.length).toBeGreaterThan(0)
    const stored = await Promise.all(keys.map((key) => redis.dump(key).catch(() => '')))
    for (const token of tokens) expect(stored.filter((value) => value?.includes(token.split('.')[1] ?? ''))).toEqual([])
  })

  it('for an address that is no longer the one asked about is never made valid', async () => {
    const user = await registeredUser(souk)
    await tokenMailedTo(user.email, verification)
    await user.call('PATCH', '/me', { email: `new-${user.email}`, current_password: password })
    const held = await issueMailedToken(souk.dependencies.database, {
      userId: user.id,
      email: user.email,
      purpose: 'email-verification',
    })
    await expectRefused(await confirm(held))
  })
})
