import { createSouk, SoukError, type SoukOptions } from '@souk/client'
import { io } from 'socket.io-client'
import { beforeAll, describe, expect, it } from 'vitest'
import { newUser, password, type User } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { newPicture } from './pictures.ts'
import { newMember } from './shop-member.ts'

let server: Souk
let merchant: User

beforeAll(async () => {
  server = await startSouk()
  merchant = await newUser(server, 'merchant')
})

const clientOf = (user?: User, options: SoukOptions = {}) =>
  createSouk({ origin: server.origin, retryDelayMs: 1, ...(user && { token: user.token }), ...options })

const mug = { name: 'Blue mug', price: '19.99', quantity: 100 }
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable(),
    (error: SoukError) => error,
  )

describe('the client', () => {
  it('calls every operation by its name, with the types of the contract', async () => {
    const souk = clientOf(merchant)
    const { data: product } = await souk.products.create({ body: mug })
    const { data: order } = await souk.orders.create({ body: { items: [{ product_id: product.id, quantity: 2 }] } })
    expect(order).toMatchObject({ status: 'pending', total_price: '39.98' })
    const cancelled = await souk.orders.cancel({ path: { id: order.id }, body: { note: 'Too many' } })
    expect(cancelled.message).toBe('Order cancelled.')
    expect(await souk.products.delete({ path: { id: product.id } })).toBeUndefined()
    // What the contract lets one leave out may be left out.
    expect((await souk.orders.list()).data).toHaveLength(1)
    // @ts-expect-error: the contract knows no such field.
    await expect(souk.products.create({ body: { ...mug, colour: 'blue' } })).rejects.toThrow('colour')
  })

  it('works in the shop that it is made for, also when that changes and over a socket', async () => {
    const member = await newMember(server, merchant, 'manager')
    let shop: number | undefined = merchant.id
    const souk = clientOf(member, { shop: () => shop })
    const { data: product } = await souk.products.create({ body: mug })
    expect(product.user_id).toBe(merchant.id)
    const live = souk.live(io)
    const heard: number[] = []
    await live.subscribe(`users.${merchant.id}`, ({ data }) => heard.push(data.user_id))
    await souk.orders.create({ body: { items: [{ product_id: product.id, quantity: 1 }] } })
    await eventually(() => heard.length > 0)
    expect(heard).toEqual([merchant.id])
    live.close()
    shop = undefined
    expect((await souk.products.list()).data).toEqual([])
    const named = clientOf(member, { shop: product.user_id })
    expect((await named.products.list()).data.length).toBeGreaterThan(0)
    await named.products.delete({ path: { id: product.id } })
  })

  it('sends a picture as its bytes, whatever the page says of JSON', async () => {
    const picture = await newPicture({ type: 'image/jpeg' })
    const { data } = await clientOf(merchant).media.add({ body: picture })
    expect([data.content_type, data.bytes]).toEqual(['image/jpeg', picture.size])
  })

  it('watches a transfer until it has ended, and reads its file as it comes', async () => {
    const souk = clientOf(await newUser(server, 'merchant'))
    const body = new Blob(['name,price,quantity\nMug,1.00,1\nCup,x,1\n'], { type: 'text/csv' })
    const { data: begun } = await souk.products.import({ query: { mode: 'partial' }, body })
    const told = await Array.fromAsync(souk.watchTransfer(begun.id, { everyMs: 10 }))
    expect(told.slice(0, -1).map(({ state }) => state)).not.toContain('finished')
    expect(told.at(-1)).toMatchObject({ state: 'finished', counts: { created: 1, failed: 1 }, problems: [{ line: 3 }] })
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(told.length)
    const { data: exported } = await souk.exports.create({ body: { what: 'products' } })
    await Array.fromAsync(souk.watchTransfer(exported.id, { everyMs: 10 }))
    expect(await new Response(await souk.readFile(exported.id)).text()).toContain('Mug')
    expect(await failureOf(souk.readFile(begun.id))).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('throws every failure as one class, with its code, its fields and its request id', async () => {
    const souk = clientOf(merchant)
    const refused = await failureOf(souk.products.create({ body: { ...mug, quantity: -1 } }))
    expect(refused).toBeInstanceOf(SoukError)
    expect(refused).toMatchObject({ status: 422, code: 'validation_failed' })
    expect(refused.errors.quantity).toEqual(['The quantity field must be at least 0.'])
    expect(refused.requestId).toMatch(/^[\w-]{36}$/)
    expect(await failureOf(souk.orders.get({ path: { id: 987_654_321 } }))).toMatchObject({ status: 404, errors: {} })
    expect(await failureOf(clientOf().me.get())).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(await failureOf(souk.http.GET('/api/v1/users'))).toMatchObject({ status: 403, code: 'forbidden' })
    const nobody = createSouk({ origin: 'http://127.0.0.1:9', retries: 1, retryDelayMs: 1 })
    expect(await failureOf(nobody.me.get())).toMatchObject({ status: 0, code: 'unreachable' })
  })

  it('reads every row of a list, by cursor or by page, and stops when its reader does', async () => {
    const seller = await newUser(server, 'merchant')
    const requests: string[] = []
    const counting = (request: Request) => {
      requests.push(request.url)
      return fetch(request)
    }
    const souk = clientOf(seller, { fetch: counting })
    for (const name of ['a', 'b', 'c', 'd', 'e']) await souk.products.create({ body: { ...mug, name } })
    requests.length = 0
    const names: string[] = []
    for await (const { name } of souk.products.list.each({ query: { per_page: 2, sort: 'name' } })) names.push(name)
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(requests.filter((url) => url.includes('cursor='))).toHaveLength(2)
    for (const name of ['phone', 'till']) await souk.tokens.create({ body: { name } })
    const tokens = await Array.fromAsync(souk.tokens.list.each({ query: { per_page: 1 } }))
    expect(tokens.map(({ name }) => name).sort()).toEqual(['phone', 'registration', 'till'])
    requests.length = 0
    for await (const _ of souk.products.list.each({ query: { per_page: 1 } })) break
    expect(requests).toHaveLength(1)
  })

  it('ends at once when its signal is aborted, also between two attempts', async () => {
    const controller = new AbortController()
    const souk = clientOf(merchant, {
      retryDelayMs: 60_000,
      maxRetryDelayMs: 60_000,
      fetch: async () => {
        setTimeout(() => controller.abort(new Error('enough')), 10)
        throw new TypeError('no network')
      },
    })
    await expect(souk.me.get({ signal: controller.signal })).rejects.toThrow('enough')
  })
})

describe('a call that fails on the way', () => {
  /** Answers or fails in the server's place, attempt by attempt; afterwards the real one answers. */
  function interfering(...first: ((request: Request) => Promise<Response>)[]) {
    const attempts: Request[] = []
    const send = (request: Request) => {
      attempts.push(request.clone())
      return (first[attempts.length - 1] ?? fetch)(request)
    }
    return { attempts, souk: clientOf(merchant, { fetch: send }) }
  }

  const answering =
    (status: number, headers = {}) =>
    async () =>
      new Response('{}', { status, headers })
  const losing = async (): Promise<Response> => {
    throw new TypeError('no network')
  }
  const losingTheAnswer = async (request: Request): Promise<Response> => {
    await fetch(request)
    return losing()
  }

  it('is tried again after 429, 503 and a lost connection', async () => {
    const { souk, attempts } = interfering(answering(429, { 'retry-after': '0' }), answering(503), losing)
    expect((await souk.me.get()).data.id).toBe(merchant.id)
    expect(attempts).toHaveLength(4)
  })

  it('places an order once, though its answer was lost twice', async () => {
    const { data: product } = await clientOf(merchant).products.create({ body: mug })
    const { souk, attempts } = interfering(losingTheAnswer, losingTheAnswer)
    await souk.orders.create({ body: { items: [{ product_id: product.id, quantity: 1 }] } })
    expect(new Set(attempts.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1)
    expect(attempts).toHaveLength(3)
    const { data: left } = await clientOf(merchant).products.get({ path: { id: product.id } })
    expect(left.quantity).toBe(99)
  })

  it('is not repeated when it could happen twice', async () => {
    const { souk, attempts } = interfering(losingTheAnswer)
    expect(await failureOf(souk.accounts.forgotPassword({ body: { email: merchant.email } }))).toMatchObject({
      code: 'unreachable',
    })
    expect(attempts).toHaveLength(1)
    const busy = interfering(answering(503))
    expect(await failureOf(busy.souk.accounts.forgotPassword({ body: { email: merchant.email } }))).toMatchObject({
      status: 503,
    })
    expect(busy.attempts).toHaveLength(1)
  })

  it('fails at once when the server asks for a longer wait than allowed, and after the last attempt', async () => {
    const patient = interfering(answering(429, { 'retry-after': '3600' }))
    expect(await failureOf(patient.souk.me.get())).toMatchObject({ status: 429, retryAfterMs: 3_600_000 })
    expect(patient.attempts).toHaveLength(1)
    const lost = interfering(losing, losing, losing, losing)
    expect(await failureOf(lost.souk.me.get())).toMatchObject({ code: 'unreachable' })
    expect(lost.attempts).toHaveLength(4)
  })
})

describe('a page with a session', () => {
  it('needs no token: its cookie goes along, with the proof against forged requests', async () => {
    const cookies = new Map<string, string>()
    const browsing = async (request: Request) => {
      request.headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      const response = await fetch(request)
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^(\w+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      return response
    }
    const souk = clientOf(undefined, { session: true, csrfToken: () => cookies.get('souk_csrf'), fetch: browsing })
    await souk.session.open({ body: { email: merchant.email, password } })
    expect((await souk.me.get()).data.id).toBe(merchant.id)
    expect((await souk.products.create({ body: mug })).data.name).toBe('Blue mug')
    const unproved = clientOf(undefined, { session: true, csrfToken: () => undefined, fetch: browsing })
    expect(await failureOf(unproved.products.create({ body: mug }))).toMatchObject({ code: 'csrf_token_mismatch' })
    await souk.session.close()
    expect(await failureOf(souk.me.get())).toMatchObject({ status: 401 })
  })
})

describe('live events', () => {
  it('come in order and once, also those that happened while the line was down', async () => {
    const souk = clientOf(merchant)
    const { data: product } = await souk.products.create({ body: mug })
    const placeOrder = () => souk.orders.create({ body: { items: [{ product_id: product.id, quantity: 1 }] } })
    let socket: ReturnType<typeof io> | undefined
    const live = souk.live((origin, options) => {
      socket = io(origin, options)
      return socket
    })
    const seen: number[] = []
    await live.subscribe(`users.${merchant.id}`, ({ data }) => {
      if ('previous_status' in data) seen.push(data.order_id)
    })
    const first = (await placeOrder()).data.id
    await eventually(() => seen.length > 0)
    socket?.disconnect()
    const missed = [(await placeOrder()).data.id, (await placeOrder()).data.id]
    socket?.connect()
    const last = (await placeOrder()).data.id
    await eventually(() => seen.includes(last))
    expect(seen.slice(seen.indexOf(first))).toEqual([first, ...missed, last])
    live.close()
  })

  it('are refused as a call would be', async () => {
    const stranger = await newUser(server)
    const live = clientOf(stranger).live(io)
    const refused = await failureOf(live.subscribe(`users.${merchant.id}`, () => {}))
    expect(refused).toBeInstanceOf(SoukError)
    expect(refused.status).toBe(403)
    live.close()
  })
})
