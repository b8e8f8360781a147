import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withTenant } from '#platform/database/transactions.ts'
import { announce } from '#platform/outbox/announce.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

let souk: Souk
let admin: User

beforeAll(async () => {
  souk = await startSouk()
  admin = await newUser(souk, 'admin')
})

async function buyer(): Promise<{ user: User; order: () => Promise<number> }> {
  const user = await newUser(souk)
  const mug = await newProduct(admin, { user_id: user.id, quantity: 1_000 })
  const order = async () => (await user.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })).body.data.id
  return { user, order }
}

const numbersOf = async (user: User, query = '') =>
  (await user.get(`/events${query}`)).body.data.map(({ sequence }: { sequence: number }) => sequence)

describe('the event log', () => {
  it("numbers each user's events 1, 2, 3 … and answers those after a number, page by page", async () => {
    const [{ user, order }, other] = [await buyer(), await buyer()]
    const ids = [await order(), await order(), await order()]
    await other.order()
    await eventually(async () => (await numbersOf(user)).length === 3)
    const { body } = await user.get('/events')
    expect(
      body.data.map(({ sequence, event, data }: never) => [sequence, event, (data as { order_id: number }).order_id]),
    ).toEqual(ids.map((id, index) => [index + 1, 'order.created', id]))
    expect(await numbersOf(user, '?since=1')).toEqual([2, 3])
    expect(await numbersOf(user, '?since=1&per_page=1&page=2')).toEqual([3])
    expect(await numbersOf(user, '?since=3')).toEqual([])
    expect((await user.get('/events?since=1')).body.meta.total).toBe(2)
    await eventually(async () => (await numbersOf(other.user)).length === 1)
    expect(await numbersOf(other.user)).toEqual([1])
    expect(await numbersOf(admin, `?user_id=${user.id}`)).toEqual([1, 2, 3])
    expect((await other.user.get(`/events?user_id=${user.id}`)).status).toBe(403)
    expect((await user.get('/events?since=-1')).status).toBe(422)
  })

  it('shows nothing that is no order event', async () => {
    const { user, order } = await buyer()
    await withTenant(souk.dependencies.database, user.id, (tx) =>
      announce(tx, { event: 'account.secret', payload: { code: 'never shown' } }),
    )
    await order()
    await eventually(async () => (await numbersOf(user)).length > 0)
    expect(await numbersOf(user)).toEqual([1])
  })

  it('hides no late committer from a reader who follows the numbers while a hundred commit at once', async () => {
    const { user, order } = await buyer()
    const seen: number[] = []
    const writing = Promise.all(Array.from({ length: 100 }, order))
    await eventually(async () => {
      seen.push(...(await numbersOf(user, `?since=${seen.at(-1) ?? 0}&per_page=7`)))
      return seen.length >= 100
    })
    await writing
    expect(seen).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })
})

describe('the event log as a stream', () => {
  const closing: AbortController[] = []
  afterAll(() => {
    for (const controller of closing) controller.abort()
  })

  async function follow({ token }: User, headers: Record<string, string> = {}) {
    const controller = new AbortController()
    closing.push(controller)
    const response = await fetch(`${souk.origin}/api/v1/events`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers },
      signal: controller.signal,
    })
    const stream = { response, text: '', ended: false }
    void (async () => {
      try {
        for await (const chunk of response.body ?? []) stream.text += Buffer.from(chunk).toString()
      } catch {}
      stream.ended = true
    })()
    return stream
  }

  const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))

  it('sends what was missed and then what comes, with numbers that a reconnect goes on from', async () => {
    const { user, order } = await buyer()
    await order()
    await eventually(async () => (await numbersOf(user)).length === 1)
    const stream = await follow(user)
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    await eventually(() => idsIn(stream.text).length === 1)
    const id = await order()
    await eventually(() => idsIn(stream.text).length === 2)
    expect(idsIn(stream.text)).toEqual([1, 2])
    const [, event, json] = /id: 2\nevent: (.*)\ndata: (.*)\n\n/.exec(stream.text) ?? []
    expect(event).toBe('order.created')
    expect(JSON.parse(json ?? '')).toMatchObject({ order_id: id, user_id: user.id, status: 'pending', sequence: 2 })
    const resumed = await follow(user, { 'last-event-id': '1' })
    await eventually(() => idsIn(resumed.text).length === 1)
    expect(idsIn(resumed.text)).toEqual([2])
  })

  it('ends when its owner may not see orders any more', async () => {
    const { user } = await buyer()
    const [admin, stream] = [await newUser(souk, 'admin'), await follow(user)]
    expect((await admin.call('PUT', `/users/${user.id}/roles`, { roles: [] })).status).toBe(200)
    await eventually(() => stream.ended)
    expect((await follow(user)).response.status).toBe(403)
  })

  it('ends when its token is revoked', async () => {
    const { user } = await buyer()
    const stream = await follow(user)
    expect((await user.post('/logout')).status).toBe(204)
    await eventually(() => stream.ended)
    expect((await follow(user)).response.status).toBe(401)
  })
})
