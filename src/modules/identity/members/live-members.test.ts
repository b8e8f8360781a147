import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Listener, listenWithEcho } from '#test/echo.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type SoukProcess, startBeside } from '#test/process.ts'
import { type Member, newMember } from '#test/shop-member.ts'

describe('what a member has open in a shop', () => {
  let souk: Souk
  let other: SoukProcess
  let admin: User

  beforeAll(async () => {
    souk = await startSouk()
    other = await startBeside(souk)
    admin = await newUser(souk, 'admin')
  })

  afterAll(async () => {
    other.child.kill('SIGTERM')
    await other.ended
  })

  /** An event stream that is open until the server ends it. */
  async function openStream(origin: string, { token }: User, shop: number) {
    const response = await fetch(`${origin}/api/v1/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, 'x-souk-shop': String(shop) },
    })
    expect(response.status).toBe(200)
    const heard = { text: '', ended: false }
    void (async () => {
      const decoder = new TextDecoder()
      for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) heard.text += decoder.decode(part)
    })().then(
      () => Object.assign(heard, { ended: true }),
      () => Object.assign(heard, { ended: true }),
    )
    return heard
  }

  interface Open {
    sockets: Listener[]
    streams: { text: string; ended: boolean }[]
  }

  /** On both processes. */
  async function openEverything(owner: User, member: Member): Promise<Open> {
    const sockets = [souk.origin, other.origin].map((origin) => listenWithEcho(origin, member.token, owner.id))
    for (const { join } of sockets)
      expect(await join(`users.${owner.id}`)).toMatchObject({ event: 'subscription_succeeded' })
    const streams = [await openStream(souk.origin, member, owner.id), await openStream(other.origin, member, owner.id)]
    return { sockets, streams }
  }

  const placeOrder = async (owner: User) => {
    const { id } = await newProduct(owner)
    expect((await owner.post('/orders', { items: [{ product_id: id, quantity: 1 }] })).status).toBe(201)
  }

  async function expectEnded({ sockets, streams }: Open): Promise<void> {
    await eventually(() => sockets.every(({ received, socket }) => !socket.connected || isRefused(received)))
    await eventually(() => streams.every(({ ended }) => ended))
  }

  /** Echo comes back by itself, and asks anew. */
  const isRefused = (received: Listener['received']) => received.some(({ event }) => event === 'subscription_error')

  it('sends them the orders there, by socket and stream, on every process', async () => {
    const owner = await newUser(souk, 'merchant')
    const { sockets, streams } = await openEverything(owner, await newMember(souk, owner, 'fulfilment'))
    await placeOrder(owner)
    await eventually(() => sockets.every(({ heard }) => heard.length === 1))
    await eventually(() => streams.every(({ text }) => text.includes('order.created')))
  })

  it.each<[string, (owner: User, member: Member) => Promise<unknown>]>([
    ['they are let go', (owner, { id }) => owner.call('DELETE', `/shop/members/${id}`)],
    ['they leave', (owner, member) => member.call('DELETE', `/me/shops/${owner.id}`)],
    [
      'they are given another role',
      (owner, { id }) => owner.call('PATCH', `/shop/members/${id}`, { role: 'read-only' }),
    ],
    ['the owner is suspended', ({ id }) => admin.call('PUT', `/users/${id}/suspension`, {})],
    ['they are suspended', (_owner, { id }) => admin.call('PUT', `/users/${id}/suspension`, {})],
    ['the owner loses a role', ({ id }) => admin.call('PUT', `/users/${id}/roles`, { roles: ['customer'] })],
  ])('ends when %s', async (_when, lose) => {
    const owner = await newUser(souk, 'merchant')
    const member = await newMember(souk, owner, 'manager')
    const open = await openEverything(owner, member)
    const atHome = listenWithEcho(souk.origin, member.token)
    expect(await atHome.join(`users.${member.id}`)).toMatchObject({ event: 'subscription_succeeded' })
    const ended = Promise.all(
      open.sockets.map(({ socket }) => new Promise((resolve) => socket.on('disconnect', resolve))),
    )
    const { status } = (await lose(owner, member)) as { status: number }
    expect(status).toBeLessThan(300)
    await ended
    await eventually(() => open.streams.every(({ ended: over }) => over))
    if (_when.startsWith('they are let')) {
      await expectEnded(open)
      expect(atHome.socket.connected, 'what they have open at home stays').toBe(true)
    }
  })

  it('is opened by no one who does not belong there, nor by the name of another channel', async () => {
    const [owner, stranger] = [await newUser(souk, 'merchant'), await newUser(souk, 'merchant')]
    const member = await newMember(souk, owner, 'owner')
    const refused = (listener: Listener, channel: string) => listener.join(channel)
    expect(await refused(listenWithEcho(souk.origin, stranger.token, owner.id), `users.${owner.id}`)).toMatchObject({
      event: 'subscription_error',
      data: { status: 403 },
    })
    expect(await refused(listenWithEcho(souk.origin, member.token), `users.${owner.id}`), 'at home').toMatchObject({
      data: { status: 403 },
    })
    expect(await refused(listenWithEcho(souk.origin, member.token, owner.id), `users.${stranger.id}`)).toMatchObject({
      data: { status: 403 },
    })
  })
})
