import { beforeAll, describe, expect, it } from 'vitest'
import { clientOf } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { home, openCart, openShopWith } from '#test/store-visitor.ts'

describe('buying as a stranger', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  const stockOf = async (id: number | undefined) =>
    (await souk.owner.query('SELECT quantity FROM products WHERE id = $1', [id])).rows[0].quantity
  const mailsTo = (address: string) =>
    souk.mailServer.received.filter(({ to }) => to?.some((recipient) => recipient.address === address))

  it('goes from a cart to an order, whose parts add up, and mails both, once', async () => {
    const shop = await openShopWith(souk, {
      Mug: { price: '18.50', quantity: 10, sku: 'MUG' },
      Bowl: { price: '26.90', quantity: 4 },
    })
    const cart = await openCart(souk, shop.slug, {
      [shop.products.Mug as number]: 2,
      [shop.products.Bowl as number]: 1,
    })
    const empty = (await cart.call('GET')).body.data
    expect(empty.totals).toMatchObject({ items: '63.90', shipping: '0.00', total: '63.90', currency: 'EUR' })
    expect(empty.problems.map(({ code }: { code: string }) => code)).toEqual(['email_missing', 'address_missing'])
    const total = await cart.fillIn('ada@example.com')
    // 68.80 with 19 % in it: 68.80 · 19 / 119 = 10.98.
    expect((await cart.call('GET')).body.data).toMatchObject({
      problems: [],
      totals: {
        items: '63.90',
        discount: '0.00',
        shipping: '4.90',
        tax: '10.98',
        total: '68.80',
        taxes: [{ name: 'MwSt.', rate: '19', base: '57.82', amount: '10.98' }],
      },
    })
    const methods = (await cart.call('GET', '/payment-methods')).body.data
    expect(methods).toEqual([{ provider: 'manual', name: 'Invoice', settles: 'later' }])
    const payment = await cart.call('POST', '/payment', { provider: 'manual', expected_total: total })
    expect([payment.status, payment.body.data.payment]).toMatchObject([
      201,
      { provider: 'manual', state: 'pending', amount: '68.80', currency: 'EUR', next: null },
    ])
    const placed = await cart.order(total)
    expect(placed.status, JSON.stringify(placed.body)).toBe(201)
    const { order, token } = placed.body.data
    expect(order).toMatchObject({
      number: 1,
      status: 'pending',
      payment_status: 'unpaid',
      fulfillment_status: 'none',
      email: 'ada@example.com',
      totals: { total: '68.80', tax: '10.98', shipping: '4.90' },
      shipping_address: home,
      shipping_rate: { name: 'Parcel', price: '4.90' },
      payment: { provider: 'manual', state: 'pending' },
    })
    expect(token).toMatch(/^ot_/)
    const again = await cart.order(total)
    expect([again.status, again.body.data]).toEqual([200, placed.body.data])
    expect((await cart.call('PUT', `/items/${shop.products.Mug}`, { quantity: 1 })).body.code).toBe('cart_closed')
    expect(await stockOf(shop.products.Mug)).toBe(8)

    const page = await clientOf(souk).get(`/shops/${shop.slug}/orders/${token}`)
    expect(page.body.data).toEqual(order)
    const desk = (await shop.merchant.get('/orders')).body.data[0]
    expect(desk).toMatchObject({ source: 'storefront', total_price: '68.80', items_total: '63.90', tax_total: '10.98' })
    const taxOfLines = desk.items.reduce((sum: number, { tax }: { tax: string }) => sum + Number(tax) * 100, 0)
    expect(Math.round(taxOfLines)).toBe(1098 - 78)

    await eventually(() => mailsTo('ada@example.com').length > 0 && mailsTo(shop.merchant.email).length > 0)
    const [toBuyer] = mailsTo('ada@example.com')
    expect(toBuyer?.subject).toBe('The Blue Door: Your order no. 1')
    expect(toBuyer?.from?.name).toBe('The Blue Door')
    expect(toBuyer?.replyTo?.[0]?.address).toBe(shop.merchant.email)
    expect(toBuyer?.text).toContain(`/shop/${shop.slug}/orders/${token}`)
    expect(mailsTo(shop.merchant.email)[0]?.subject).toContain('You have a new order')
    expect([mailsTo('ada@example.com').length, mailsTo(shop.merchant.email).length]).toEqual([1, 1])
  })

  it('ships half today and the rest tomorrow, and the buyer sees each step', async () => {
    const shop = await openShopWith(souk, { Plate: { price: '10.00', quantity: 10 } })
    const cart = await openCart(souk, shop.slug, { [shop.products.Plate as number]: 4 })
    const placed = await cart.order(await cart.fillIn('bo@example.com'))
    const { token } = placed.body.data
    const page = async () => (await clientOf(souk).get(`/shops/${shop.slug}/orders/${token}`)).body.data
    const { id, items } = (await shop.merchant.get('/orders')).body.data[0]
    const half = { items: [{ order_item_id: items[0].id, quantity: 2 }], carrier: 'DHL', tracking_number: '00340' }
    const first = (await shop.merchant.post(`/orders/${id}/fulfillments`, half)).body.data
    expect(first).toMatchObject({ state: 'pending', items: [{ quantity: 2 }] })
    expect((await page()).fulfillment_status).toBe('none')
    await shop.merchant.call('PUT', `/fulfillments/${first.id}/shipment`)
    expect(await page()).toMatchObject({ status: 'pending', fulfillment_status: 'partial', payment_status: 'unpaid' })
    const rest = (await shop.merchant.post(`/orders/${id}/fulfillments`, {})).body.data
    expect(rest.items).toMatchObject([{ quantity: 2 }])
    const more = await shop.merchant.post(`/orders/${id}/fulfillments`, half)
    expect(more.body.errors['items.0.quantity']).toEqual(["Nothing of 'Plate' is left to send."])
    await shop.merchant.call('PUT', `/fulfillments/${rest.id}/shipment`)
    expect(await page()).toMatchObject({ status: 'shipped', fulfillment_status: 'shipped', payment_status: 'unpaid' })
    await shop.merchant.post(`/orders/${id}/payments`, { amount: '20.00' })
    expect((await page()).payment_status).toBe('partially_paid')
    const tooMuch = await shop.merchant.post(`/orders/${id}/payments`, { amount: '25.00' })
    expect(tooMuch.body.errors.amount).toEqual(['Only 24.90 is outstanding.'])
    await shop.merchant.post(`/orders/${id}/payments`, { amount: '24.90', note: 'Bank transfer' })
    for (const fulfillment of [first, rest]) await shop.merchant.call('PUT', `/fulfillments/${fulfillment.id}/delivery`)
    expect(await page()).toMatchObject({
      status: 'delivered',
      payment_status: 'paid',
      fulfillment_status: 'delivered',
      fulfillments: [{ state: 'delivered', carrier: 'DHL', tracking_number: '00340' }, { state: 'delivered' }],
    })
    await eventually(
      () => mailsTo('bo@example.com').filter(({ subject }) => /have left/.test(subject ?? '')).length === 2,
    )
    // Besides what is announced of listings and stock.
    const events = await eventually(async () => {
      const { data } = (await shop.merchant.get('/events?per_page=100')).body
      const logged = data.map(({ event }: { event: string }) => event)
      const ofOrders = logged.filter((event: string) => /^(order|fulfillment)\./.test(event))
      return ofOrders.length === 8 && ofOrders
    })
    expect(events).toEqual([
      'order.created',
      'fulfillment.shipped',
      'order.status-changed',
      'fulfillment.shipped',
      'order.paid',
      'fulfillment.delivered',
      'order.status-changed',
      'fulfillment.delivered',
    ])
  })

  it('gives fifty completions of one cart one order, and all fifty name it', async () => {
    const shop = await openShopWith(souk, { Vase: { price: '19.00', quantity: 10 } })
    const cart = await openCart(souk, shop.slug, { [shop.products.Vase as number]: 3 })
    const total = await cart.fillIn()
    const answers = await Promise.all(Array.from({ length: 50 }, () => cart.order(total)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(49).fill(200), 201])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.data))).size).toBe(1)
    expect((await shop.merchant.get('/orders')).body.meta.total).toBe(1)
    expect(await stockOf(shop.products.Vase)).toBe(7)
  })

  it('sells ten units to ten of fifty buyers, and says the truth to the others', async () => {
    const shop = await openShopWith(souk, { Lamp: { price: '49.00', quantity: 10 } })
    const carts = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const cart = await openCart(souk, shop.slug, { [shop.products.Lamp as number]: 1 })
        return { cart, total: await cart.fillIn(`buyer-${at}@example.com`) }
      }),
    )
    const answers = await Promise.all(carts.map(({ cart, total }) => cart.order(total)))
    const outcomes = Object.groupBy(answers, ({ status }) => String(status))
    expect([outcomes['201']?.length, outcomes['409']?.length]).toEqual([10, 40])
    for (const { body } of outcomes['409'] ?? []) {
      expect(body).toMatchObject({ code: 'cart_changed', message: "'Lamp' is sold out." })
      expect(body.data.problems).toMatchObject([{ code: 'sold_out', product_id: shop.products.Lamp }])
    }
    expect(await stockOf(shop.products.Lamp)).toBe(0)
    const { rows } = await souk.owner.query(
      'SELECT sum(delta)::int AS left FROM stock_movements WHERE product_id = $1',
      [shop.products.Lamp],
    )
    expect(rows[0].left).toBe(0)
  })

  it('says what has changed instead of changing a cart silently', async () => {
    const shop = await openShopWith(souk, {
      Oil: { price: '12.00', quantity: 5 },
      Salt: { price: '4.00', quantity: 5 },
    })
    const { Oil, Salt } = shop.products
    const cart = await openCart(souk, shop.slug, { [Oil as number]: 4, [Salt as number]: 1 })
    const total = await cart.fillIn()
    const tooMany = await cart.call('PUT', `/items/${Oil}`, { quantity: 6 })
    expect(tooMany.body.errors).toEqual({ quantity: ["Only 5 of 'Oil' can be had."] })
    await shop.merchant.call('PATCH', `/products/${Oil}`, { price: '13.00' })
    const changed = await cart.order(total)
    expect([changed.status, changed.body.code]).toEqual([409, 'cart_changed'])
    expect(changed.body.data.totals.total).toBe('60.90')
    expect(changed.body.data.problems).toMatchObject([{ code: 'price_changed', product_id: Oil }])
    await shop.merchant.post(`/products/${Oil}/adjustments`, { delta: -2, reason: 'Broken' })
    await shop.merchant.call('DELETE', `/products/${Salt}/listing`)
    const { items, problems } = (await cart.call('GET')).body.data
    expect(items).toHaveLength(2)
    expect(problems.map(({ code, message }: { code: string; message: string }) => [code, message])).toEqual([
      ['not_enough_stock', "Only 3 of 'Oil' can be had."],
      ['price_changed', "'Oil' costs 13.00 by now; it was 12.00 when you chose it."],
      ['unpublished', "'Salt' is not sold here any more."],
    ])
    expect((await cart.order('60.90')).body.code).toBe('cart_changed')
    await cart.call('DELETE', `/items/${Salt}`)
    const mended = (await cart.call('PUT', `/items/${Oil}`, { quantity: 3 })).body.data
    expect(mended.problems).toEqual([])
    expect((await cart.order(mended.totals.total)).status).toBe(201)
  })

  it('says why a cart cannot be sent, and orders nothing in a shop that is paused', async () => {
    const shop = await openShopWith(souk, { Honey: { price: '8.00', quantity: 9 } })
    const cart = await openCart(souk, shop.slug, { [shop.products.Honey as number]: 1 })
    const abroad = { name: 'Zoé', line1: '1 rue de la Paix', postal_code: '75002', city: 'Paris', country: 'FR' }
    await cart.call('PATCH', '', { email: 'zoe@example.com', shipping_address: abroad })
    const problems = async () =>
      (await cart.call('GET')).body.data.problems.map(({ message }: { message: string }) => message)
    expect(await problems()).toEqual(['The shop does not send anything to France.'])
    const partly = await cart.call('PATCH', '', { shipping_address: { ...home, postal_code: undefined } })
    expect(Object.keys(partly.body.errors)).toEqual(['shipping_address.postal_code'])
    const total = await cart.fillIn()
    await shop.merchant.call('PATCH', '/shop', { status: 'paused' })
    expect(await problems()).toEqual(['The shop takes no orders at the moment. Your cart is kept.'])
    expect((await cart.order(total)).body.code).toBe('cart_changed')
    await shop.merchant.call('PATCH', '/shop', { status: 'open' })
    expect((await cart.order(total)).status).toBe(201)
  })

  it('opens no cart and no order to who knows its number alone, or its token in another shop', async () => {
    const [one, two] = [
      await openShopWith(souk, { Cup: { price: '5.00', quantity: 9 } }),
      await openShopWith(souk, { Cup: { price: '5.00', quantity: 9 } }),
    ]
    const cart = await openCart(souk, one.slug, { [one.products.Cup as number]: 1 })
    const stranger = clientOf(souk)
    const path = `/shops/${one.slug}/carts/${cart.id}`
    const ask = (at: string, token?: string) =>
      stranger.call('GET', at, undefined, token === undefined ? {} : { 'x-cart-token': token })
    expect((await ask(path)).status).toBe(404)
    expect((await ask(path, `${cart.token}x`)).status).toBe(404)
    expect((await ask(path.replace(one.slug, two.slug), cart.token)).status).toBe(404)
    const { token } = (await cart.order(await cart.fillIn())).body.data
    const order = (slug: string, shown: string) => stranger.get(`/shops/${slug}/orders/${shown}`)
    expect((await order(one.slug, token)).status).toBe(200)
    expect((await order(two.slug, token)).status).toBe(404)
    for (const forged of [token.replace(/_\d+_/, '_1_'), `${token.slice(0, -1)}A`, 'ot_1_x', '1'])
      expect((await order(one.slug, forged)).status === 200, forged).toBe(forged === token)
  })

  it('cancels lines for exactly what they came to, and gives all of it back in parts', async () => {
    const shop = await openShopWith(souk, { Ring: { price: '33.33', quantity: 9 } })
    const cart = await openCart(souk, shop.slug, { [shop.products.Ring as number]: 3 })
    await cart.order(await cart.fillIn())
    const { id, items } = (await shop.merchant.get('/orders')).body.data[0]
    const line = items[0].id
    await shop.merchant.post(`/orders/${id}/payments`, { amount: '104.89' })
    const cancelled = await shop.merchant.post(`/orders/${id}/line-cancellations`, {
      items: [{ order_item_id: line, quantity: 1 }],
    })
    expect(cancelled.body.data).toMatchObject({ cancelled_total: '33.33', payment_status: 'partially_refunded' })
    expect(await stockOf(shop.products.Ring)).toBe(7)
    const refund = (body: object) => shop.merchant.post(`/orders/${id}/refunds`, body)
    expect((await refund({ items: [{ order_item_id: line, quantity: 3 }] })).status).toBe(422)
    expect((await refund({ shipping: '4.90' })).body.data.amount).toBe('4.90')
    expect((await refund({ shipping: '0.01' })).body.errors.shipping).toHaveLength(1)
    expect((await refund({ items: [{ order_item_id: line, quantity: 1 }] })).body.data.amount).toBe('33.33')
    expect((await refund({})).body.data.amount).toBe('33.33')
    expect((await refund({})).status).toBe(409)
    const order = (await shop.merchant.get(`/orders/${id}`)).body.data
    expect(order).toMatchObject({ payment_status: 'refunded', status: 'refunded' })
    const [payment] = (await shop.merchant.get(`/orders/${id}/payments`)).body.data
    expect(payment).toMatchObject({ captured: '104.89', refunded: '104.89', state: 'refunded' })
  })

  it('sells what nothing is paid for without a payment, and what has no stock to count', async () => {
    const shop = await openShopWith(souk, {
      Sample: { price: '0.00', quantity: 0, stock_policy: 'unlimited', needs_shipping: false },
    })
    const cart = await openCart(souk, shop.slug, { [shop.products.Sample as number]: 2 })
    const filled = await cart.call('PATCH', '', { email: 'free@example.com' })
    expect(filled.body.data).toMatchObject({ problems: [], totals: { total: '0.00' } })
    const { order } = (await cart.order('0.00')).body.data
    expect(order).toMatchObject({ payment_status: 'paid', payment: null, totals: { total: '0.00' } })
    expect(await stockOf(shop.products.Sample)).toBe(0)
  })
})
