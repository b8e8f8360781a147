import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf, newUser, password } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type Buyer, mailedTokenFor, mailsTo, newBuyer, signIn, verify } from '#test/shop-buyer.ts'
import { home, type OpenShop, openCart, openShopWith } from '#test/store-visitor.ts'

describe('a buyer of a shop', () => {
  let souk: Souk
  let shop: OpenShop

  beforeAll(async () => {
    souk = await startSouk()
    shop = await openShopWith(souk, { Mug: { price: '9.00', quantity: 100 } }, { name: 'The Blue Door' })
  })

  const anybody = () => clientOf(souk)
  const address = () => `${randomUUID()}@example.com`
  const register = (email: string, more: object = {}, slug = shop.slug) =>
    anybody().post(`/shops/${slug}/buyers`, { name: 'Ada', email, password, ...more })
  const enter = (email: string, secret = password, slug = shop.slug) =>
    anybody().post(`/shops/${slug}/session`, { email, password: secret })
  const numbersOf = async (buyer: Buyer): Promise<number[]> =>
    (await buyer.call('GET', '/buyer/orders')).body.data.map(({ number }: { number: number }) => number)

  async function orderAsGuest(email: string): Promise<number> {
    const cart = await openCart(souk, shop.slug, { [shop.products.Mug as number]: 1 })
    const placed = await cart.order(await cart.fillIn(email))
    expect(placed.status).toBe(201)
    return placed.body.data.order.number
  }

  it('hears the same whether the address has an account or not; only its mailbox says', async () => {
    const email = address()
    const [first, again] = [await register(email), await register(email.toUpperCase(), { name: 'Eve' })]
    expect({ ...again.body, meta: undefined }).toEqual({ ...first.body, meta: undefined })
    expect([first.status, again.status]).toEqual([202, 202])
    const [asks, informs] = await eventually(() => {
      const mails = mailsTo(souk, email)
      return mails.length === 2 && mails
    })
    expect(asks?.subject).toBe('The Blue Door: Confirm your e-mail address')
    expect(informs?.subject).toBe('The Blue Door: You have an account already')
    expect(asks?.from).toMatchObject({ name: 'The Blue Door' })
    const { body } = await enter(email)
    expect(body.data.buyer).toMatchObject({ name: 'Ada', email, verified_at: null, marketing_consent: false })
  })

  it("is written to in the language of the account, and a guest in the shop's", async () => {
    const german = await openShopWith(souk, { Krug: { price: '9.00', quantity: 9 } }, { name: 'Blau', locale: 'de-AT' })
    const [guest, own] = [address(), address()]
    await newBuyer(souk, german.slug, { email: own, locale: 'en' })
    for (const email of [guest, own]) {
      const cart = await openCart(souk, german.slug, { [german.products.Krug as number]: 1 })
      expect((await cart.order(await cart.fillIn(email))).status).toBe(201)
    }
    const subjectTo = (email: string) =>
      eventually(() => mailsTo(souk, email).find(({ subject }) => /\d/.test(subject ?? ''))?.subject)
    expect(await subjectTo(guest)).toBe('Blau: Ihre Bestellung Nr. 1')
    expect(await subjectTo(own)).toBe('Blau: Your order no. 2')
  })

  it('is one person in each shop: accounts, passwords and tokens of one open nothing in another', async () => {
    const other = await openShopWith(souk, {})
    const here = await newBuyer(souk, shop.slug)
    expect((await enter(here.email, password, other.slug)).status).toBe(401)
    expect((await register(here.email, {}, other.slug)).status).toBe(202)
    const there = await signIn(souk, other.slug, here.email)
    expect(there.id).not.toBe(here.id)
    const elsewhere = clientOf(souk, here.token)
    for (const path of ['/buyer', '/buyer/orders', '/buyer/addresses'])
      expect((await elsewhere.get(`/shops/${other.slug}${path}`)).status, path).toBe(401)
    expect((await elsewhere.get('/me')).status).toBe(401)
    expect((await shop.merchant.get(`/shops/${shop.slug}/buyer`)).status).toBe(401)
  })

  it('is refused the same for a wrong password and an unknown address, and stopped after too many', async () => {
    const { email } = await newBuyer(souk, shop.slug)
    const [wrong, unknown] = [await enter(email, 'not the password'), await enter(address(), 'not the password')]
    expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid_credentials'])
    expect({ ...unknown.body, meta: undefined }).toEqual({ ...wrong.body, meta: undefined })
    expect((await register(address(), { password: 'password' })).status).toBe(422)
    expect((await register(address(), { admin: true })).status).toBe(422)
  })

  it('signs out of one device, and stays signed in on another', async () => {
    const one = await newBuyer(souk, shop.slug)
    const two = await signIn(souk, shop.slug, one.email)
    expect((await one.call('DELETE', '/session')).status).toBe(204)
    expect((await one.call('GET', '/buyer')).status).toBe(401)
    expect((await one.call('DELETE', '/session')).status).toBe(401)
    const read = await two.call('GET', '/buyer')
    expect(read.body.data).toMatchObject({ id: one.id, email: one.email })
    expect(read.headers.get('cache-control')).toBe('private, no-store')
    await souk.owner.query('UPDATE buyer_tokens SET expires_at = now() WHERE buyer_id = $1', [one.id])
    expect((await two.call('GET', '/buyer')).status).toBe(401)
  })

  it('says what changes, and where and when consent was given', async () => {
    const buyer = await newBuyer(souk, shop.slug, { marketing_consent: true, locale: 'de-at' })
    const before = (await buyer.call('GET', '/buyer')).body.data
    expect(before).toMatchObject({ marketing_consent: true, marketing_source: 'registration', locale: 'de-AT' })
    const { body } = await buyer.call('PATCH', '/buyer', { name: 'Ada L.', marketing_consent: false })
    expect(body.data).toMatchObject({ name: 'Ada L.', marketing_consent: false, marketing_source: 'account' })
    expect(Date.parse(body.data.marketing_at)).toBeGreaterThan(Date.parse(before.marketing_at))
    const same = (await buyer.call('PATCH', '/buyer', { marketing_consent: false })).body.data
    expect(same.marketing_at).toBe(body.data.marketing_at)
    expect((await buyer.call('PATCH', '/buyer', { current_password: password })).status).toBe(422)
  })

  it('gets the orders of a guest with that address once the address was proved, and not before', async () => {
    const email = address()
    const before = await orderAsGuest(email.toUpperCase())
    const stranger = await orderAsGuest(address())
    const buyer = await newBuyer(souk, shop.slug, { email })
    expect(await numbersOf(buyer)).toEqual([])
    const thief = await newBuyer(souk, shop.slug)
    const token = await mailedTokenFor(souk, email, 'verify')
    // Who reads the mail has to be who owns the account, and the other way round.
    expect((await thief.call('POST', '/buyer/verification/confirm', { token })).status).toBe(422)
    expect((await anybody().post(`/shops/${shop.slug}/buyer/verification/confirm`, { token })).status).toBe(401)
    const { body } = await buyer.call('POST', '/buyer/verification/confirm', { token })
    expect(body.data.verified_at).not.toBeNull()
    expect(await numbersOf(buyer)).toEqual([before])
    expect((await buyer.call('POST', '/buyer/verification/confirm', { token })).status).toBe(422)
    const after = await orderAsGuest(email)
    expect(await numbersOf(buyer)).toEqual([after, before])
    expect(await numbersOf(thief)).toEqual([])
    expect(stranger).toBeGreaterThan(0)
    const [order] = (await buyer.call('GET', '/buyer/orders')).body.data
    const page = await anybody().get(`/shops/${shop.slug}/orders/${order.token}`)
    expect(page.body.data).toMatchObject({ number: after, email })
  })

  it('takes another address once it was proved; until then the one before counts, and then it is notified', async () => {
    const [buyer, taken] = [await newBuyer(souk, shop.slug), await newBuyer(souk, shop.slug)]
    await verify(souk, buyer)
    const email = address()
    expect((await buyer.call('PATCH', '/buyer', { email })).status).toBe(422)
    expect((await buyer.call('PATCH', '/buyer', { email, current_password: 'guess' })).status).toBe(422)
    const asked = await buyer.call('PATCH', '/buyer', { email, current_password: password })
    expect(asked.body.data).toMatchObject({ email: buyer.email })
    const token = await mailedTokenFor(souk, email, 'verify')
    const { body } = await buyer.call('POST', '/buyer/verification/confirm', { token })
    expect(body.data).toMatchObject({ email })
    await eventually(() => mailsTo(souk, buyer.email).some(({ subject }) => subject?.includes('was changed')))
    expect((await enter(email)).status).toBe(200)
    expect((await enter(buyer.email)).status).toBe(401)
    // Whether an address has an account is shown to nobody who does not read its mails.
    const known = await buyer.call('PATCH', '/buyer', { email: taken.email, current_password: password })
    expect([known.status, known.body.data.email]).toEqual([200, email])
  })

  it('resets a forgotten password by mail, which proves the address and ends every other way in', async () => {
    const email = address()
    const number = await orderAsGuest(email)
    const thief = await newBuyer(souk, shop.slug, { email })
    const cart = await openCart(souk, shop.slug)
    await thief.call('PUT', '/buyer/cart', undefined, { 'x-cart-token': cart.token })
    const forgot = (to: string) => anybody().post(`/shops/${shop.slug}/password/forgot`, { email: to })
    const [known, unknown] = [await forgot(email), await forgot(address())]
    expect({ ...unknown.body, meta: undefined }).toEqual({ ...known.body, meta: undefined })
    const token = await mailedTokenFor(souk, email, 'reset')
    const reset = { token, password: 'quite another password' }
    expect((await anybody().post(`/shops/${shop.slug}/password/reset`, reset)).status).toBe(200)
    expect((await anybody().post(`/shops/${shop.slug}/password/reset`, reset)).status).toBe(422)
    expect((await thief.call('GET', '/buyer')).status).toBe(401)
    expect((await cart.call('GET')).status).toBe(404)
    expect((await enter(email)).status).toBe(401)
    const owner = await signIn(souk, shop.slug, email, reset.password)
    expect(await numbersOf(owner)).toEqual([number])
    await eventually(() => mailsTo(souk, email).some(({ subject }) => subject?.endsWith('Your password was changed')))
  })

  it('changes the password with the present one, which signs every other device out', async () => {
    const one = await newBuyer(souk, shop.slug)
    const two = await signIn(souk, shop.slug, one.email)
    const change = { password: 'quite another password', current_password: password }
    expect((await one.call('PATCH', '/buyer', { ...change, current_password: 'guess' })).status).toBe(422)
    expect((await one.call('PATCH', '/buyer', change)).status).toBe(200)
    expect((await two.call('GET', '/buyer')).status).toBe(401)
    expect((await one.call('GET', '/buyer')).status).toBe(200)
    expect((await enter(one.email)).status).toBe(401)
    expect((await enter(one.email, change.password)).status).toBe(200)
  })

  it('keeps addresses of their own, whole ones, and sees none of others', async () => {
    const [buyer, other] = [await newBuyer(souk, shop.slug), await newBuyer(souk, shop.slug)]
    const { body } = await buyer.call('POST', '/buyer/addresses', home)
    expect(body.data).toEqual({ id: expect.any(Number), ...home })
    const again = await Promise.all([0, 1, 2].map(() => buyer.call('POST', '/buyer/addresses', home)))
    expect(again.map((answer) => answer.body.data)).toEqual([0, 1, 2].map(() => body.data))
    const path = `/buyer/addresses/${body.data.id}`
    expect((await buyer.call('PATCH', path, { line2: 'Hinterhaus' })).body.data).toMatchObject({ line2: 'Hinterhaus' })
    expect((await buyer.call('PATCH', path, { postal_code: null })).body.errors).toHaveProperty('postal_code')
    expect((await buyer.call('PATCH', path, {})).status).toBe(422)
    expect((await buyer.call('POST', '/buyer/addresses', { name: 'Ada' })).status).toBe(422)
    for (const [method, changes] of [
      ['PATCH', { city: 'Bonn' }],
      ['DELETE', undefined],
    ] as const)
      expect((await other.call(method, path, changes)).status, method).toBe(404)
    expect((await other.call('GET', '/buyer/addresses')).body.data).toEqual([])
    expect((await buyer.call('GET', '/buyer/addresses')).body.data).toMatchObject([{ city: 'Berlin' }])
    expect((await buyer.call('DELETE', path)).status).toBe(204)
    expect((await buyer.call('GET', '/buyer/addresses')).body.data).toEqual([])
  })

  it('is found by the shop, with orders and consent, and by nobody else', async () => {
    const email = address()
    const number = await orderAsGuest(email)
    const buyer = await newBuyer(souk, shop.slug, { email, name: 'Zoë Müller', marketing_consent: true })
    await verify(souk, buyer)
    const found = async (query: string) =>
      (await shop.merchant.get(`/buyers?${query}`)).body.data.map(({ id }: { id: number }) => id)
    expect(await found(`search=${email.slice(0, 20).toUpperCase()}`)).toEqual([buyer.id])
    expect(await found('search=zoe%20mull')).toEqual([buyer.id])
    expect(await found('marketing_consent=false')).not.toContain(buyer.id)
    const read = (await shop.merchant.get(`/buyers/${buyer.id}`)).body.data
    expect(read).toMatchObject({ email, marketing_consent: true, orders_count: 1, orders: [{ number }] })
    const stranger = await newUser(souk, 'merchant')
    expect((await stranger.get(`/buyers/${buyer.id}`)).status).toBe(404)
    expect((await stranger.get('/buyers')).body.data).toEqual([])
    expect((await (await newUser(souk)).get('/buyers')).status).toBe(403)
  })
})
