import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withTenant } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { clientOf, newProduct, newRole, newUser, password, type User } from '#test/client.ts'
import { listenWithEcho } from '#test/echo.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type SoukProcess, startBeside } from '#test/process.ts'

let souk: Souk
let other: SoukProcess

beforeAll(async () => {
  souk = await startSouk()
  other = await startBeside(souk)
})

afterAll(async () => {
  other.child.kill('SIGTERM')
  await other.ended
})

interface PlacedOrder {
  id: number
  total_price: string
}

async function placeOrder(user: User): Promise<PlacedOrder> {
  const admin = await newUser(souk, 'admin')
  const mug = await newProduct(admin, { user_id: user.id })
  return (await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })).body.data
}

/** What moving an order announces, in a transaction of its own. */
const announceMove = (user: User, order: PlacedOrder, previous_status: string, status: string) =>
  withTenant(souk.dependencies.database, user.id, (tx) =>
    announce(tx, { event: 'order.status-changed', payload: { order: { ...order, status }, previous_status } }),
  )

describe('Laravel Echo', () => {
  it("sends an order's owner and an admin on every process what happens to it, in order", async () => {
    const [owner, admin] = [await newUser(souk), await newUser(souk, 'admin')]
    const listeners = [
      listenWithEcho(souk.origin, owner.token),
      listenWithEcho(other.origin, owner.token),
      listenWithEcho(other.origin, admin.token),
    ]
    for (const { join } of listeners) {
      expect(await join(`users.${owner.id}`)).toMatchObject({ event: 'subscription_succeeded' })
    }
    const order = await placeOrder(owner)
    await eventually(() => listeners.every(({ heard }) => heard.length === 1))
    const onOrder = listenWithEcho(other.origin, owner.token)
    expect(await onOrder.join(`orders.${order.id}`)).toMatchObject({ event: 'subscription_succeeded' })
    await announceMove(owner, order, 'pending', 'paid')
    await announceMove(owner, order, 'paid', 'shipped')

    const common = { order_id: order.id, user_id: owner.id, total_price: order.total_price, at: expect.any(String) }
    const expected = [
      ['order.created', { ...common, status: 'pending', previous_status: null, sequence: 1 }],
      ['order.status-changed', { ...common, status: 'paid', previous_status: 'pending', sequence: 2 }],
      ['order.status-changed', { ...common, status: 'shipped', previous_status: 'paid', sequence: 3 }],
    ]
    for (const { heard } of listeners) {
      await eventually(() => heard.length >= 3)
      expect(heard.map(({ event, data }) => [event, data])).toEqual(expected)
    }
    await eventually(() => onOrder.heard.length >= 2)
    expect(onOrder.heard.map(({ event, data }) => [event, data])).toEqual(expected.slice(1))
  })

  it('gets the reason of a refused subscription, and hears nothing', async () => {
    const [owner, stranger] = [await newUser(souk), await newUser(souk)]
    const order = await placeOrder(owner)
    const { body } = await clientOf(souk).post('/login', {
      email: owner.email,
      password,
      abilities: ['products.view'],
    })
    const listener = listenWithEcho(other.origin, stranger.token)
    const refusals = [
      [listener, `users.${owner.id}`, 403],
      [listener, `orders.${order.id}`, 404],
      [listener, 'orders.987654321', 404],
      [listener, 'orders.abc', 404],
      [listener, 'everything', 404],
      [listenWithEcho(souk.origin, undefined), `users.${owner.id}`, 401],
      [listenWithEcho(souk.origin, '7|souk_nonsense'), `users.${owner.id}`, 401],
      [listenWithEcho(souk.origin, body.data.token), `users.${owner.id}`, 403],
    ] as const
    for (const [{ join }, channel, status] of refusals) {
      expect(await join(channel)).toMatchObject({
        event: 'subscription_error',
        data: { status, message: expect.any(String) },
      })
    }
    const witness = listenWithEcho(other.origin, owner.token)
    await witness.join(`users.${owner.id}`)
    await announceMove(owner, order, 'pending', 'paid')
    await eventually(() => witness.heard.length > 0)
    expect(refusals.flatMap(([{ heard }]) => heard)).toEqual([])
  })

  it('loses its sockets on every process when the token is revoked, and keeps those of another token', async () => {
    const user = await newUser(souk)
    const { body } = await clientOf(souk).post('/login', { email: user.email, password })
    const revoked = [listenWithEcho(souk.origin, user.token), listenWithEcho(other.origin, user.token)]
    const kept = listenWithEcho(other.origin, body.data.token)
    for (const { join } of [...revoked, kept]) await join(`users.${user.id}`)
    expect((await user.post('/logout')).status).toBe(204)
    await eventually(() => revoked.every(({ socket }) => socket.disconnected))
    expect(kept.socket.connected).toBe(true)
  })

  it('loses its sockets on every process when its owner loses a role, a permission or the account, or a role shrinks', async () => {
    const admin = await newUser(souk, 'admin')
    const role = await newRole(admin, ['orders.*', 'products.view'])
    const put = (path: string, body: unknown) => admin.call('PUT', path, body)
    const losses: ((id: number) => ReturnType<typeof put>)[] = [
      (id) => put(`/users/${id}/roles`, { roles: [role.name] }),
      (id) => put(`/users/${id}/permissions`, { permissions: [] }),
      (id) => put(`/users/${id}/suspension`, {}),
      () => put(`/roles/${role.id}`, { permissions: ['orders.*'] }),
      () => put(`/roles/${role.id}`, { permissions: ['orders.view'] }),
    ]
    for (const lose of losses) {
      const [user, bystander] = [await newUser(souk), await newUser(souk)]
      await put(`/users/${user.id}/roles`, { roles: ['customer', role.name] })
      await put(`/users/${user.id}/permissions`, { permissions: ['inbox.view'] })
      const ended = [listenWithEcho(souk.origin, user.token), listenWithEcho(other.origin, user.token)]
      const kept = listenWithEcho(other.origin, bystander.token)
      for (const { join } of ended) expect((await join(`users.${user.id}`)).event).toBe('subscription_succeeded')
      await kept.join(`users.${bystander.id}`)
      expect((await lose(user.id)).status).toBe(200)
      await eventually(() => ended.every(({ socket }) => socket.disconnected))
      expect(kept.socket.connected).toBe(true)
    }
  })

  it.each([
    ['a role', 'DELETE FROM user_roles WHERE user_id = $1'],
    ['the account', 'UPDATE users SET suspended_at = now() WHERE id = $1'],
  ])('loses its sockets when its owner lost %s while nobody heard of it', async (_loss, statement) => {
    const [user, bystander] = [await newUser(souk), await newUser(souk)]
    const [ended, kept] = [listenWithEcho(souk.origin, user.token), listenWithEcho(souk.origin, bystander.token)]
    await ended.join(`users.${user.id}`)
    await kept.join(`users.${bystander.id}`)
    const listening = "query LIKE 'LISTEN%souk_revocations%' AND datname = current_database()"
    const { rows } = await souk.owner.query(
      `SELECT pg_terminate_backend(pid, 5000) AS gone FROM pg_stat_activity WHERE ${listening}`,
    )
    await souk.owner.query(statement, [user.id])
    expect(rows).toEqual([{ gone: true }, { gone: true }])
    await eventually(() => ended.socket.disconnected)
    expect(kept.socket.connected).toBe(true)
  })

  it('is not subscribed by rights that its owner loses while the subscription is under way', async () => {
    const [owner, admin] = [await newUser(souk), await newUser(souk, 'admin')]
    const order = await placeOrder(owner)
    const { socket, received } = listenWithEcho(souk.origin, owner.token)
    await eventually(() => socket.connected)
    await souk.owner.query('BEGIN')
    await souk.owner.query('LOCK TABLE orders IN ACCESS EXCLUSIVE MODE')
    const auth = { headers: { Authorization: `Bearer ${owner.token}` } }
    socket.emit('subscribe', { channel: `private-orders.${order.id}`, auth })
    await eventually(async () => {
      const { rows } = await souk.owner.query(
        `SELECT count(*)::int FROM pg_locks WHERE relation = 'orders'::regclass AND NOT granted`,
      )
      return rows[0].count > 0
    })
    expect((await admin.call('PUT', `/users/${owner.id}/roles`, { roles: [] })).status).toBe(200)
    await eventually(() => socket.disconnected)
    await souk.owner.query('COMMIT')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(received.filter(({ event }) => event === 'subscription_succeeded')).toEqual([])
  })

  it('keeps its sockets when its owner only gains, or is given again what they have', async () => {
    const admin = await newUser(souk, 'admin')
    const [user, role] = [await newUser(souk), await newRole(admin, ['orders.view'])]
    const listener = listenWithEcho(other.origin, user.token)
    await listener.join(`users.${user.id}`)
    for (const [path, body] of [
      [`/users/${user.id}/roles`, { roles: ['customer', role.name] }],
      [`/users/${user.id}/roles`, { roles: ['customer', role.name, 'merchant'] }],
      [`/users/${user.id}/permissions`, { permissions: ['products.*'] }],
      [`/users/${user.id}/permissions`, { permissions: ['products.*', 'inbox.view'] }],
      [`/roles/${role.id}`, { permissions: ['orders.view', 'products.*'] }],
      [`/roles/${role.id}`, { permissions: ['orders.*', 'orders.view', 'products.*'] }],
    ] as const) {
      expect((await admin.call('PUT', path, body)).status).toBe(200)
    }
    // Published after all of these: an end that was on its way would have come first.
    const gone = listenWithEcho(other.origin, admin.token)
    await gone.join(`users.${admin.id}`)
    await admin.post('/logout')
    await eventually(() => gone.socket.disconnected)
    expect(listener.socket.connected).toBe(true)
  })

  it('loses its sockets when the token expires or is deleted underneath', async () => {
    const [one, two] = [await newUser(souk), await newUser(souk)]
    const listeners = [listenWithEcho(other.origin, one.token), listenWithEcho(other.origin, two.token)]
    await listeners[0]?.join(`users.${one.id}`)
    await listeners[1]?.join(`users.${two.id}`)
    await souk.owner.query('UPDATE personal_access_tokens SET expires_at = now() WHERE user_id = $1', [one.id])
    await souk.owner.query('DELETE FROM personal_access_tokens WHERE user_id = $1', [two.id])
    await eventually(() => listeners.every(({ socket }) => socket.disconnected))
  })

  it('catches up after it was away: every event once and in order, whatever was published live', async () => {
    const user = await newUser(souk)
    const listener = listenWithEcho(other.origin, user.token)
    await listener.join(`users.${user.id}`)
    const order = await placeOrder(user)
    await announceMove(user, order, 'pending', 'paid')
    await eventually(() => listener.heard.length === 2)
    const lastSeen = listener.heard.at(-1)?.data.sequence

    listener.socket.io.engine.close()
    await eventually(() => listener.socket.disconnected)
    await announceMove(user, order, 'paid', 'shipped')
    await announceMove(user, order, 'shipped', 'delivered')
    await eventually(() => listener.received.filter(({ event }) => event === 'subscription_succeeded').length === 2)
    await announceMove(user, order, 'delivered', 'refunded')
    await eventually(() => listener.heard.at(-1)?.data.status === 'refunded')

    const { body } = await user.get(`/events?since=${lastSeen}`)
    const seen = new Map(listener.heard.map(({ data }) => [data.sequence, data]))
    for (const { sequence, data } of body.data) seen.set(sequence, { ...data, sequence })
    const statuses = [...seen.keys()].sort((a, b) => a - b).map((sequence) => [sequence, seen.get(sequence).status])
    expect(statuses).toEqual([
      [1, 'pending'],
      [2, 'paid'],
      [3, 'shipped'],
      [4, 'delivered'],
      [5, 'refunded'],
    ])
  })

  it('hears a hundred moves at once in the order of their numbers, with two relays at work', async () => {
    const user = await newUser(souk)
    const order = await placeOrder(user)
    const listeners = [listenWithEcho(souk.origin, user.token), listenWithEcho(other.origin, user.token)]
    for (const { join } of listeners) await join(`users.${user.id}`)
    await Promise.all(Array.from({ length: 100 }, () => announceMove(user, order, 'pending', 'paid')))
    for (const { heard } of listeners) {
      const numbers = () => heard.map(({ data }) => data.sequence).filter((sequence) => sequence > 1)
      await eventually(() => numbers().length >= 100)
      expect(numbers()).toEqual(Array.from({ length: 100 }, (_, index) => index + 2))
    }
  })
})

describe('a hostile socket', () => {
  const connected = async (origin: string) => {
    const socket = io(origin, { transports: ['websocket'], forceNew: true, reconnection: false })
    await eventually(() => socket.connected)
    return socket
  }

  it('is disconnected for a frame that is too large and for a flood of junk, and nobody else is', async () => {
    const user = await newUser(souk)
    const bystander = listenWithEcho(souk.origin, user.token)
    await bystander.join(`users.${user.id}`)
    const [large, flood] = [await connected(souk.origin), await connected(souk.origin)]
    large.emit('subscribe', { channel: 'x'.repeat(100_000) })
    for (let frame = 0; frame < 1_000; frame += 1) flood.emit('junk', frame)
    await eventually(() => large.disconnected && flood.disconnected)
    await placeOrder(user)
    await eventually(() => bystander.heard.length === 1)
    expect(bystander.socket.connected).toBe(true)
  })

  it('gets an answer to a subscription that is none, and not more than a hundred subscriptions', async () => {
    const admin = await newUser(souk, 'admin')
    const socket = await connected(souk.origin)
    const answers: [string, string, { status: number } | undefined][] = []
    socket.onAny((event, channel, refusal) => answers.push([event, channel, refusal]))
    const nonsense = [undefined, null, 7, {}, { channel: 'a'.repeat(101) }, { channel: 'x', auth: 'y' }]
    for (const request of nonsense) socket.emit('subscribe', request)
    const auth = { headers: { authorization: `Bearer ${admin.token}` } }
    for (let id = 1; id <= 101; id += 1) socket.emit('subscribe', { channel: `private-users.${id}`, auth })
    await eventually(() => answers.length === nonsense.length + 101)
    expect(answers.slice(0, nonsense.length).map(([, , refusal]) => refusal?.status)).toEqual(nonsense.map(() => 422))
    expect(answers.filter(([event]) => event === 'subscription_succeeded')).toHaveLength(100)
    expect(answers.at(-1)).toMatchObject(['subscription_error', 'private-users.101', { status: 429 }])
    socket.disconnect()
  })
})
