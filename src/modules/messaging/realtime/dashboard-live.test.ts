import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newProduct, newUser, password, type User } from '#test/client.ts'
import { listenWithEcho } from '#test/echo.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

describe('live orders in a browser', () => {
  let souk: Souk
  let [admin, shop]: [User?, User?] = []
  const sockets: Socket[] = []

  beforeAll(async () => {
    souk = await startSouk()
    ;[admin, shop] = [await newUser(souk, 'admin'), await newUser(souk)]
  })
  afterAll(() => {
    for (const socket of sockets) socket.disconnect()
  })

  async function cookieOf({ email }: User): Promise<string> {
    const { headers } = await clientOf(souk).post('/session', { email, password })
    return headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
  }

  /** Subscribes as a page does, which sends no header but those that a browser adds. */
  async function subscribe(channel: string, extraHeaders: Record<string, string>) {
    const socket = io(souk.origin, { transports: ['websocket'], forceNew: true, extraHeaders })
    sockets.push(socket)
    const received: string[] = []
    socket.onAny((event: string) => received.push(event))
    socket.emit('subscribe', { channel })
    await eventually(() => received.some((event) => event.startsWith('subscription_')))
    return received
  }

  async function placeOrder(): Promise<void> {
    const mug = await newProduct(admin as User, { user_id: shop?.id })
    await (shop as User).post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
  }

  it('come over the session that the page has, and to operators from every shop', async () => {
    const [operator, owner] = [await cookieOf(admin as User), await cookieOf(shop as User)]
    const all = await subscribe('private-orders', { cookie: operator, origin: souk.origin })
    const own = await subscribe(`private-users.${shop?.id}`, { cookie: owner, origin: souk.origin })
    expect([all[0], own[0]]).toEqual(['subscription_succeeded', 'subscription_succeeded'])
    await placeOrder()
    await eventually(() => [all, own].every((received) => received.includes('order.created')))
  })

  it('come to no page of another host or port, however its browser was made to send the cookie', async () => {
    const cookie = await cookieOf(admin as User)
    for (const origin of ['http://127.0.0.1:1', 'https://evil.example', 'null', undefined])
      expect(await subscribe('private-orders', { cookie, ...(origin && { origin }) })).toEqual(['subscription_error'])
  })

  it('of everybody are refused to whoever may not see everybody', async () => {
    for (const role of ['customer', 'merchant']) {
      const { token } = await newUser(souk, role)
      const answer = await listenWithEcho(souk.origin, token).join('orders')
      expect(answer).toMatchObject({ event: 'subscription_error', data: { status: 403 } })
    }
    expect(await subscribe('private-orders', { cookie: await cookieOf(shop as User), origin: souk.origin })).toEqual([
      'subscription_error',
    ])
  })
})
