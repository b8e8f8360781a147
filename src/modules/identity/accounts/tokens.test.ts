import { beforeAll, describe, expect, it } from 'vitest'
import { type Client, clientOf, newUser, password, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

describe('tokens', () => {
  let souk: Souk
  let user: User

  beforeAll(async () => {
    souk = await startSouk({ TOKEN_MAX_AGE_MINUTES: '60' })
    user = await newUser(souk, 'merchant')
  })

  /** Longer than the token that asks, which is only for who knows the password. */
  const longLived = { expires_at: '2031-01-31T12:00:00+02:00', current_password: password }

  async function newToken(by: Client, fields: Record<string, unknown> = {}) {
    const { status, body } = await by.post('/tokens', { name: 'phone', ...fields })
    expect(status).toBe(201)
    return body.data
  }

  it('are created, shown once, listed newest first and revoked one by one', async () => {
    const created = await newToken(user, { abilities: ['orders.view'], ...longLived })
    expect(created).toMatchObject({
      name: 'phone',
      abilities: ['orders.view'],
      last_used_at: null,
      expires_at: '2031-01-31T10:00:00.000Z',
    })
    const listed = (await user.get('/tokens')).body.data
    expect(listed[0]).toEqual({ ...created, token: undefined })
    expect(JSON.stringify(listed)).not.toContain('souk_')
    const phone = clientOf(souk, created.token)
    expect((await phone.get('/orders')).status).toBe(200)
    expect((await phone.get('/products')).status).toBe(403)
    expect((await user.call('DELETE', `/tokens/${created.id}`)).status).toBe(204)
    expect((await phone.get('/orders')).status).toBe(401)
    expect((await user.call('DELETE', `/tokens/${created.id}`)).status).toBe(404)
  })

  it('are distinguished from the one by which they are listed', async () => {
    const created = await newToken(user)
    expect(created.current).toBe(false)
    const listedBy = async (client: Client) => {
      const { data } = (await client.get('/tokens')).body
      return data.filter(({ current }: { current: boolean }) => current).map(({ id }: { id: number }) => id)
    }
    expect(await listedBy(clientOf(souk, created.token))).toEqual([created.id])
    expect(await listedBy(user)).toEqual([Number(user.token.split('|')[0])])
  })

  it('are five hundred at most, of those that open something', async () => {
    const user = await newUser(souk)
    const fill = (count: number, end: string) =>
      souk.owner.query(
        `INSERT INTO personal_access_tokens (user_id, name, token_hash, abilities, expires_at)
         SELECT $1, 'till', sha256(random()::text::bytea), '{*}', ${end} FROM generate_series(1, $2)`,
        [user.id, count],
      )
    await fill(10, "now() - interval '1 hour'")
    await fill(498, 'NULL')
    expect((await user.post('/tokens', { name: 'the last one' })).status).toBe(201)
    const { status, body } = await user.post('/tokens', { name: 'one too many' })
    expect([status, body.code]).toEqual([409, 'conflict'])
    expect((await clientOf(souk).post('/login', { email: user.email, password })).status).toBe(200)
  })

  it('end all at once', async () => {
    const other = await newUser(souk)
    const phone = clientOf(souk, (await newToken(other)).token)
    expect((await other.call('DELETE', '/tokens')).status).toBe(204)
    for (const client of [other, phone]) expect((await client.get('/me')).status).toBe(401)
    expect((await user.get('/me')).status).toBe(200)
  })

  it.each([[[]], [['products.view']], [['orders.*', 'users.view']]])(
    'that are for %j alone end themselves, and neither see, make nor end others',
    async (abilities) => {
      const kiosk = await newToken(user, { abilities })
      const limited = clientOf(souk, kiosk.token)
      const [id] = user.token.split('|')
      const refused = [
        await limited.get('/tokens'),
        await limited.post('/tokens', { name: 'more', abilities }),
        await limited.call('DELETE', '/tokens'),
        await limited.call('DELETE', `/tokens/${id}`),
        await limited.post('/email/verification'),
        await limited.call('PUT', '/notification-preferences', { order_status_mails: false }),
      ]
      expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403])
      expect((await user.get('/me')).status).toBe(200)
      expect((await limited.call('DELETE', `/tokens/${kiosk.id}`)).status).toBe(204)
      expect((await limited.get('/me')).status).toBe(401)
    },
  )

  it('hand on no more life than they have', async () => {
    const end = new Date(Date.now() + 600_000).toISOString()
    const short = clientOf(souk, (await newToken(user, { expires_at: end })).token)
    expect((await newToken(short)).expires_at).toBe(end)
    const sooner = new Date(Date.now() + 60_000).toISOString()
    expect((await newToken(short, { expires_at: sooner })).expires_at).toBe(sooner)
    const later = await short.post('/tokens', { name: 'longer', expires_at: new Date(Date.now() + 900_000) })
    expect([later.status, Object.keys(later.body.errors)]).toEqual([422, ['expires_at']])
    expect((await short.post('/tokens', { name: 'ever', current_password: 'a wrong guess' })).status).toBe(422)
    expect((await newToken(short, { current_password: password })).expires_at).toBeNull()
  })

  it('of a limited life make none beyond it, however often they hand it on', async () => {
    const first = await newToken(user)
    const second = await newToken(clientOf(souk, first.token))
    const ownerId = Number(user.token.split('|')[0])
    const { rows } = await souk.owner.query('SELECT created_at FROM personal_access_tokens WHERE id = $1', [ownerId])
    const end = rows[0].created_at.getTime() + 60 * 60_000
    expect([first, second].map(({ expires_at }) => Date.parse(expires_at))).toEqual([end, end])
  })

  it.each(['nonsense', 'products', 'products.fly', 'orders.**', '.*', ''])('know no ability %j', async (ability) => {
    const { status, body } = await user.post('/tokens', { name: 'phone', abilities: [ability] })
    expect(status).toBe(422)
    expect(Object.keys(body.errors)).toEqual(['abilities.0'])
  })

  it('keep to the owner when the owner may do less than before', async () => {
    const seller = await newUser(souk, 'merchant')
    const product = { name: 'Mug', price: 1, quantity: 1 }
    expect((await seller.post('/products', product)).status).toBe(201)
    await souk.owner.query(
      "UPDATE user_roles SET role_id = (SELECT id FROM roles WHERE name = 'customer') WHERE user_id = $1",
      [seller.id],
    )
    // Changed past the commands, so every process hears of it a moment later.
    await eventually(async () => (await seller.post('/products', product)).status === 403)
  })

  it('end with the limit for all tokens, whatever they say of themselves', async () => {
    const { id, token } = await newToken(user, longLived)
    await souk.owner.query(
      "UPDATE personal_access_tokens SET created_at = now() - interval '61 minutes' WHERE id = $1",
      [id],
    )
    await eventually(async () => (await clientOf(souk, token).get('/me')).status === 401)
  })

  it('end by time alone, also where a process holds in memory what they open and nothing else happens', async () => {
    const { token } = await newToken(user, { expires_at: new Date(Date.now() + 2_500).toISOString() })
    const client = clientOf(souk, token)
    for (let turn = 0; turn < 5; turn += 1) expect((await client.get('/products')).status).toBe(200)
    await eventually(async () => (await client.get('/products')).status === 401, 5_000)
    expect((await client.get('/me')).status).toBe(401)
    expect((await user.get('/products')).status).toBe(200)
  })

  it('open no more than they are for where a wider one of the same owner has just been answered from memory', async () => {
    const narrow = clientOf(souk, (await newToken(user, { abilities: ['orders.view'] })).token)
    for (const path of ['/products', '/products?sort=name', '/notification-preferences']) {
      for (let turn = 0; turn < 3; turn += 1) expect((await user.get(path)).status).toBe(200)
    }
    await eventually(async () => (await user.get('/products')).headers.get('x-cache') === 'HIT')
    for (let turn = 0; turn < 3; turn += 1) {
      for (const path of ['/products', '/products?sort=name']) expect((await narrow.get(path)).status, path).toBe(403)
      expect((await narrow.get('/orders')).status).toBe(200)
    }
  })

  it('remember when and from where they were last used, soon after and not more than once a minute', async () => {
    const { id, token } = await newToken(user)
    const phone = clientOf(souk, token)
    await phone.call('GET', '/me', undefined, { 'user-agent': 'Phone/1.0' })
    const used = await eventually(async () => {
      const [row] = (await user.get('/tokens')).body.data.filter((listed: { id: number }) => listed.id === id)
      return row.last_used_at !== null && row
    })
    expect(used).toMatchObject({ last_used_ip: '127.0.0.1', last_used_user_agent: 'Phone/1.0' })
    await phone.get('/me')
    await souk.dependencies.lastUse.stop()
    const [row] = (await user.get('/tokens')).body.data.filter((listed: { id: number }) => listed.id === id)
    expect(row.last_used_at).toBe(used.last_used_at)
  })
})

describe('limits', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ RATE_LIMIT_PER_MINUTE: '20', LOGIN_LIMIT_PER_MINUTE: '3' })
  })

  it('count each token for itself, say what is left, and refuse the one too many', async () => {
    const [one, other] = [await newUser(souk), await newUser(souk)]
    const answers = []
    for (let turn = 0; turn < 21; turn += 1) answers.push(await one.get('/me'))
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429])
    expect(answers[0]?.headers.get('x-ratelimit-limit')).toBe('20')
    expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('19')
    const refused = answers[20]
    expect(refused?.body.code).toBe('too_many_requests')
    expect(refused?.headers.get('x-ratelimit-remaining')).toBe('0')
    const retryAfter = Number(refused?.headers.get('retry-after'))
    expect(retryAfter).toBeGreaterThan(0)
    expect(retryAfter).toBeLessThanOrEqual(60)
    expect((await other.get('/me')).status).toBe(200)
  })

  it('count all tokens of a user together as well: making more of them gets nobody further', async () => {
    const [user, other] = [await newUser(souk), await newUser(souk)]
    const tokens = [user.token]
    for (let nth = 0; nth < 7; nth += 1)
      tokens.push((await user.post('/tokens', { name: `No. ${nth}` })).body.data.token)
    const statuses: number[] = []
    for (const token of tokens)
      for (let turn = 0; turn < 19; turn += 1) statuses.push((await clientOf(souk, token).get('/me')).status)
    // The user made seven of the hundred by making tokens, and the first token is a bit over its own limit by those.
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(93)
    expect(statuses.slice(0, 13)).toEqual(Array(13).fill(200))
    expect(statuses.slice(-19)).toEqual(Array(19).fill(429))
    expect((await other.get('/me')).status).toBe(200)
  })

  it('count wrong tokens by who sends them, and not each for itself', async () => {
    const alone = await startSouk({ RATE_LIMIT_PER_MINUTE: '20' })
    const { token } = await newUser(alone)
    const [id = '', secret = ''] = token.split('|')
    const wrong = (turn: number) => `${Number(id) + (turn % 3)}|${secret.slice(0, -4)}${String(turn).padStart(4, '0')}`
    const statuses: number[] = []
    for (let turn = 0; turn < 40; turn += 1) statuses.push((await clientOf(alone, wrong(turn)).get('/me')).status)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(20)
    expect(statuses.slice(-20)).toEqual(Array(20).fill(429))
    expect((await clientOf(alone, token).get('/me')).status, 'a right one has a budget of its own').toBe(200)
  })

  it('let nobody use up the budget of a token whose secret they do not know', async () => {
    const user = await newUser(souk)
    const forger = await newUser(souk)
    const [id] = user.token.split('|')
    const forged = clientOf(souk, `${id}|${forger.token.split('|')[1]}`)
    const statuses = new Set<number>()
    for (let turn = 0; turn < 25; turn += 1) statuses.add((await forged.get('/me')).status)
    expect(statuses).toEqual(new Set([401, 429]))
    expect((await user.get('/me')).status).toBe(200)
  })

  it('count one peer of a trusted proxy, whatever it writes of itself and however its address is spelled', async () => {
    const behind = await startSouk({ RATE_LIMIT_PER_MINUTE: '20', TRUST_PROXY: 'loopback,10.0.0.0/8' })
    const statusesFrom = async (addressAt: (turn: number) => string) => {
      const statuses = []
      for (let turn = 0; turn < 22; turn += 1) {
        const headers = { 'x-forwarded-for': addressAt(turn) }
        statuses.push((await clientOf(behind).call('GET', '/me', undefined, headers)).status)
      }
      return statuses
    }
    const expected = [...Array(20).fill(401), 429, 429]
    expect(await statusesFrom((turn) => `192.0.2.${turn}, 203.0.113.7, 10.0.0.1`)).toEqual(expected)
    expect(await statusesFrom((turn) => `2001:db8:0:${turn % 2 === 0 ? '2' : '0002'}::${turn + 1}`)).toEqual(expected)
    expect(await statusesFrom((turn) => (turn % 2 === 0 ? '198.51.100.7' : '::ffff:198.51.100.7'))).toEqual(expected)
  })
})

describe('the login throttle', () => {
  let souk: Souk
  let anyone: Client

  beforeAll(async () => {
    souk = await startSouk({ LOGIN_LIMIT_PER_MINUTE: '3', TRUST_PROXY: 'true' })
    anyone = clientOf(souk)
  })

  const login = (email: string, secret: string, ip: string) =>
    anyone.post('/login', { email, password: secret }, { 'x-forwarded-for': ip })

  it('stops guessing from one address, and keeps the owner at another one in', async () => {
    const { email } = await newUser(souk)
    for (let turn = 0; turn < 3; turn += 1) expect((await login(email, 'wrong guess', '10.0.0.1')).status).toBe(401)
    const stopped = await login(email.toUpperCase(), password, '10.0.0.1')
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await login(email, password, '10.0.0.2')).status).toBe(200)
  })

  it('counts failures only, and forgets them with a success', async () => {
    const { email } = await newUser(souk)
    for (let turn = 0; turn < 6; turn += 1) expect((await login(email, password, '10.0.0.3')).status).toBe(200)
    for (let turn = 0; turn < 2; turn += 1) await login(email, 'wrong guess', '10.0.0.3')
    expect((await login(email, password, '10.0.0.3')).status).toBe(200)
    for (let turn = 0; turn < 2; turn += 1) expect((await login(email, 'wrong guess', '10.0.0.3')).status).toBe(401)
  })

  it('lets no burst of guesses slip past', async () => {
    const { email } = await newUser(souk)
    const answers = await Promise.all(Array.from({ length: 40 }, () => login(email, 'wrong guess', '10.0.0.4')))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(37)
  })

  it('does not count what it could not try', async () => {
    const { email } = await newUser(souk)
    await souk.owner.query('ALTER TABLE users RENAME COLUMN password_hash TO elsewhere')
    try {
      for (let turn = 0; turn < 5; turn += 1) expect((await login(email, password, '10.0.0.8')).status).toBe(500)
    } finally {
      await souk.owner.query('ALTER TABLE users RENAME COLUMN elsewhere TO password_hash')
    }
    expect((await login(email, password, '10.0.0.8')).status).toBe(200)
  })

  it('gives successes back to the address that they came from', async () => {
    const { email } = await newUser(souk)
    for (let turn = 0; turn < 31; turn += 1) expect((await login(email, password, '10.0.0.9')).status).toBe(200)
  })

  it.each(['UPPER', ' padded ', 'İ', 'K'])(
    'has one budget for an account, however its address is spelled: %s',
    async (kind) => {
      const user = await newUser(souk)
      const email = `ik${user.email}`
      await souk.owner.query('UPDATE users SET email = $1 WHERE id = $2', [email, user.id])
      const spelled = {
        UPPER: email.toUpperCase(),
        ' padded ': ` ${email}\t`,
        İ: email.replace('i', '\u0130'),
        K: email.replace('k', '\u212a'),
      }[kind]
      const ip = `10.0.1.${kind.charCodeAt(0) % 250}`
      for (let turn = 0; turn < 3; turn += 1) await login(email, 'wrong guess', ip)
      const isAscii = kind.length > 1
      expect((await login(spelled as string, password, ip)).status).toBe(isAscii ? 429 : 401)
    },
  )

  it('counts guesses of the present password with those at signing in, whatever they are made for', async () => {
    const user = await newUser(souk)
    const from = (ip: string) => ({ 'x-forwarded-for': ip })
    const change = (current_password: string, ip: string) =>
      user.call('PUT', '/me/password', { current_password, password: 'quite another password' }, from(ip))
    const move = (current_password: string, ip: string) =>
      user.call('PATCH', '/me', { email: `new-${user.email}`, current_password }, from(ip))
    expect((await change('wrong guess', '10.0.0.6')).status).toBe(422)
    expect((await move('wrong guess', '10.0.0.6')).status).toBe(422)
    expect((await login(user.email, 'wrong guess', '10.0.0.6')).status).toBe(401)
    for (const attempt of [change, move]) {
      const stopped = await attempt(password, '10.0.0.6')
      expect([stopped.status, stopped.body.code]).toEqual([429, 'too_many_requests'])
      expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect((await login(user.email, password, '10.0.0.6')).status).toBe(429)
    expect((await move(password, '10.0.0.7')).status, 'the owner, from elsewhere').toBe(200)
    expect((await change(password, '10.0.0.7')).status).toBe(200)
  })

  it.each([
    ['what the client itself wrote into the header', (turn: number) => `10.9.${turn}.1, 203.0.113.7`],
    ['the address within a /64', (turn: number) => `2001:db8:7:7::${turn + 1}`],
    ['the spelling of one address', (turn: number) => (turn % 2 === 0 ? '198.51.100.7' : '::ffff:198.51.100.7')],
  ])('gives nobody another budget for %s', async (_what, addressAt) => {
    const { email } = await newUser(souk)
    const statuses = []
    for (let turn = 0; turn < 5; turn += 1) statuses.push((await login(email, 'wrong guess', addressAt(turn))).status)
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  })

  it('stops an address that tries account after account', async () => {
    const statuses = []
    for (let turn = 0; turn < 32; turn += 1)
      statuses.push((await login(`nobody-${turn}@example.com`, 'guess', '10.0.0.5')).status)
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401))
    expect(statuses.slice(30)).toEqual([429, 429])
  })
})
