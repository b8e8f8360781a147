import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './client.ts'
import { eventually, type Souk, startSouk } from './harness.ts'
import { openCart, openShopWith } from './store-visitor.ts'

describe('paying online', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ PAYMENT_TEST_PROVIDER: 'true' })
  })

  async function shopWith(quantity: number, price = '10.00') {
    const shop = await openShopWith(souk, { Mug: { price, quantity } })
    const { Mug } = shop.products as { Mug: number }
    const cart = async (count = 1) => {
      const opened = await openCart(souk, shop.slug, { [Mug]: count })
      const total = await opened.fillIn()
      const pay = (scenario: string) =>
        opened.call('POST', '/payment', { provider: 'test', scenario, expected_total: total })
      return { ...opened, total, pay, complete: () => opened.order(total) }
    }
    return { ...shop, Mug, cart }
  }

  const one = async <Row>(text: string, values: unknown[]) => (await souk.owner.query(text, values)).rows[0] as Row
  const stockOf = async (id: number) =>
    (await one<{ quantity: number }>('SELECT quantity FROM products WHERE id = $1', [id])).quantity
  const ledgerOf = async (id: number) =>
    (await one<{ left: number }>('SELECT sum(delta)::int AS left FROM stock_movements WHERE product_id = $1', [id]))
      .left
  const endHold = (id: number) =>
    souk.owner.query("UPDATE carts SET hold_ends_at = now() - interval '1 second' WHERE id = $1", [id])
  const paymentOf = (cartId: number) =>
    one<Record<string, string>>('SELECT * FROM payments WHERE cart_id = $1 ORDER BY id DESC LIMIT 1', [cartId])
  const mailsAbout = (address: string, subject: RegExp) =>
    souk.mailServer.received.filter(
      (mail) => mail.to?.some((to) => to.address === address) && subject.test(mail.subject ?? ''),
    )

  it('keeps the stock while it is paid, and turns the payment into one order', async () => {
    const { cart, Mug, merchant } = await shopWith(5)
    const bought = await cart(2)
    const started = await bought.pay('pays')
    expect([started.status, started.body.data.payment]).toEqual([
      201,
      {
        id: expect.any(Number),
        provider: 'test',
        state: 'pending',
        amount: bought.total,
        currency: 'EUR',
        next: null,
        failure: null,
      },
    ])
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([3, 3])
    expect((await bought.call('GET')).body.data).toMatchObject({ state: 'paying', problems: [] })
    expect((await bought.call('PUT', `/items/${Mug}`, { quantity: 1 })).body.code).toBe('cart_closed')
    const placed = await bought.complete()
    expect([placed.status, placed.body.data.order.payment_status]).toEqual([201, 'paid'])
    expect(placed.body.data.order).toMatchObject({ status: 'paid', payment: { provider: 'test', state: 'captured' } })
    const again = await bought.complete()
    expect([again.status, again.body.data]).toEqual([200, placed.body.data])
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([3, 3])
    expect((await merchant.get('/orders')).body.meta.total).toBe(1)
    const { rows } = await souk.owner.query(
      'SELECT kind, delta FROM stock_movements WHERE product_id = $1 ORDER BY id',
      [Mug],
    )
    expect(rows.slice(1)).toEqual([
      { kind: 'hold', delta: -2 },
      { kind: 'release', delta: 2 },
      { kind: 'order', delta: -2 },
    ])
  })

  it('gives fifty who complete at once, while its provider tells of it twice, one order', async () => {
    const { cart, Mug, merchant } = await shopWith(5)
    const bought = await cart()
    await bought.pay('twice')
    const answers = await Promise.all(Array.from({ length: 50 }, () => bought.complete()))
    expect(new Set(answers.map(({ status }) => status))).toEqual(
      new Set(answers.some(({ status }) => status === 201) ? [200, 201] : [200]),
    )
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThan(2)
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.data))).size).toBe(1)
    expect((await merchant.get('/orders')).body.meta.total).toBe(1)
    const { captured, refunded } = await paymentOf(bought.id)
    expect([captured, refunded]).toEqual([bought.total, '0.00'])
    expect(await stockOf(Mug)).toBe(4)
    await eventually(() => mailsAbout('ada@example.com', /Thank you|order/i).length > 0)
  })

  it('leaves the cart as it was after a decline, with its stock, for the next attempt', async () => {
    const { cart, Mug } = await shopWith(1)
    const bought = await cart()
    await bought.pay('declines')
    const declined = await bought.complete()
    expect([declined.status, declined.body.code]).toEqual([409, 'payment_incomplete'])
    expect(declined.body.message).toContain('The card was declined.')
    expect(await stockOf(Mug)).toBe(0)
    const { state, items, problems, payment } = (await bought.call('GET')).body.data
    expect([state, items.length, problems, payment.state]).toEqual(['open', 1, [], 'failed'])
    expect((await bought.pay('pays')).status).toBe(201)
    expect((await bought.complete()).status).toBe(201)
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([0, 0])
  })

  it('gives stock back at once when the buyer gives up, and never opens two payments', async () => {
    const { cart, Mug } = await shopWith(3)
    const bought = await cart()
    const first = await bought.pay('late')
    const same = await bought.pay('late')
    expect(same.body.data.payment.id).toBe(first.body.data.payment.id)
    const other = await bought.pay('pays')
    expect(other.body.data.payment.id).not.toBe(first.body.data.payment.id)
    const { rows } = await souk.owner.query('SELECT state FROM payments WHERE cart_id = $1 ORDER BY id', [bought.id])
    expect(rows).toEqual([{ state: 'cancelled' }, { state: 'pending' }])
    expect(await stockOf(Mug)).toBe(2)
    const third = await cart()
    await third.pay('late')
    expect(await stockOf(Mug)).toBe(1)
    const open = await third.call('DELETE', '/payment')
    expect([open.status, open.body.data.state]).toEqual([200, 'open'])
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([2, 2])
  })

  it('ends a hold once, and takes money that comes late for the order while there is stock', async () => {
    const { cart, Mug, merchant } = await shopWith(2)
    const bought = await cart()
    await bought.pay('late')
    await souk.owner.query(
      "UPDATE test_provider_payments SET pays_at = now() + interval '4 seconds' WHERE key = (SELECT key::text FROM payments WHERE cart_id = $1)",
      [bought.id],
    )
    await endHold(bought.id)
    await eventually(async () => (await stockOf(Mug)) === 2)
    expect((await bought.call('GET')).body.data.state).toBe('open')
    await souk.owner.query("UPDATE payments SET due_at = now() + interval '4 seconds' WHERE cart_id = $1", [bought.id])
    await eventually(async () => (await merchant.get('/orders')).body.meta.total === 1)
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([1, 1])
    expect((await bought.complete()).body.data.order.payment_status).toBe('paid')
  })

  it('gives late money back where it is sold out, and tells both', async () => {
    const { cart, Mug, merchant } = await shopWith(1)
    const bought = await cart()
    await bought.pay('late')
    await souk.owner.query(
      "UPDATE test_provider_payments SET pays_at = now() + interval '4 seconds' WHERE key = (SELECT key::text FROM payments WHERE cart_id = $1)",
      [bought.id],
    )
    await endHold(bought.id)
    await eventually(async () => (await stockOf(Mug)) === 1)
    const faster = await cart()
    await faster.pay('pays')
    expect((await faster.complete()).status).toBe(201)
    await souk.owner.query("UPDATE payments SET due_at = now() + interval '4 seconds' WHERE cart_id = $1", [bought.id])
    await eventually(async () => (await paymentOf(bought.id)).state === 'refunded')
    const { captured, refunded, refunding, order_id } = await paymentOf(bought.id)
    expect([captured, refunded, refunding, order_id]).toEqual([bought.total, bought.total, '0.00', null])
    expect((await merchant.get('/orders')).body.meta.total).toBe(1)
    await eventually(() => mailsAbout(merchant.email, /went back/).length === 1)
    await eventually(() => mailsAbout('ada@example.com', /is on its way back/).length >= 1)
  })

  it('writes no order of another amount: the shop is asked, and may take it or give it back', async () => {
    const { cart, merchant, Mug } = await shopWith(9)
    const [taken, rejected, forgotten] = [await cart(), await cart(), await cart()]
    for (const bought of [taken, rejected, forgotten]) {
      await bought.pay('wrong_amount')
      const refused = await bought.complete()
      expect([refused.status, refused.body.code]).toEqual([409, 'payment_incomplete'])
    }
    expect((await merchant.get('/orders')).body.meta.total).toBe(0)
    const reviewed = (await merchant.get('/payments?state=review&sort=id')).body.data
    expect(reviewed).toHaveLength(3)
    expect(reviewed[0]).toMatchObject({ failure: 'Less came than was asked for.', captured: '14.89', amount: '14.90' })
    await eventually(() => mailsAbout(merchant.email, /review/).length === 3)
    const [first, second, third] = reviewed.map(({ id }: { id: number }) => id)
    expect((await merchant.post(`/payments/${first}/acceptance`)).body.data.state).toBe('captured')
    expect((await merchant.post(`/payments/${first}/acceptance`)).status).toBe(409)
    const [order] = (await merchant.get('/orders')).body.data
    expect(order).toMatchObject({ payment_status: 'partially_paid', total_price: '14.90' })
    expect((await merchant.post(`/payments/${second}/rejection`)).status).toBe(200)
    await souk.owner.query('UPDATE payments SET review_until = now(), due_at = now() WHERE id = $1', [third])
    for (const bought of [rejected, forgotten]) {
      await eventually(async () => (await paymentOf(bought.id)).state === 'refunded')
      expect((await bought.call('GET')).body.data.state).toBe('open')
    }
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([8, 8])
  })

  it('asks a silent provider for ten minutes, and then lets the stock go', async () => {
    const { cart, Mug } = await shopWith(1)
    const bought = await cart()
    await bought.pay('silent')
    expect((await bought.complete()).body.code).toBe('payment_incomplete')
    await endHold(bought.id)
    await eventually(async () => (await paymentOf(bought.id)).cancelling_since !== null)
    expect(await stockOf(Mug)).toBe(0)
    expect((await bought.call('DELETE', '/payment')).status).toBe(503)
    await souk.owner.query(
      "UPDATE payments SET cancelling_since = now() - interval '11 minutes', due_at = now() WHERE cart_id = $1",
      [bought.id],
    )
    await eventually(async () => (await stockOf(Mug)) === 1)
    expect(await ledgerOf(Mug)).toBe(1)
    expect((await bought.call('GET')).body.data.state).toBe('open')
  })

  it('gives back by its provider: whole, in part, by lines, never above what came', async () => {
    const { cart, merchant, Mug } = await shopWith(9)
    const bought = await cart(3)
    await bought.pay('pays')
    await bought.complete()
    const [{ id }] = (await merchant.get('/orders')).body.data
    const line = (await merchant.get(`/orders/${id}`)).body.data.items[0].id
    const refund = (body: object): Promise<Answer> => merchant.post(`/orders/${id}/refunds`, body)
    expect((await refund({ items: [{ order_item_id: line, quantity: 1 }] })).body.data).toMatchObject({
      amount: '10.00',
      state: 'requested',
    })
    expect((await refund({ shipping: '4.90' })).status).toBe(201)
    expect((await refund({ amount: '20.01' })).status).toBe(422)
    await eventually(async () => (await paymentOf(bought.id)).refunded === '14.90')
    expect((await merchant.get(`/orders/${id}`)).body.data.payment_status).toBe('partially_refunded')
    expect((await merchant.post(`/orders/${id}/cancellation`)).status).toBe(200)
    await eventually(async () => (await paymentOf(bought.id)).state === 'refunded')
    expect((await merchant.get(`/orders/${id}`)).body.data).toMatchObject({
      status: 'cancelled',
      payment_status: 'refunded',
    })
    const refunds = (await merchant.get(`/orders/${id}/refunds`)).body.data
    expect(refunds.map(({ amount, state }: Record<string, string>) => [amount, state]).sort()).toEqual([
      ['10.00', 'succeeded'],
      ['20.00', 'succeeded'],
      ['4.90', 'succeeded'],
    ])
    const given = await one<{ sum: string }>(
      'SELECT sum(test_provider_refunds.amount)::text FROM test_provider_refunds JOIN payments ON provider_ref = payment_ref WHERE cart_id = $1',
      [bought.id],
    )
    expect(given.sum).toBe('3490')
    expect([await stockOf(Mug), await ledgerOf(Mug)]).toEqual([9, 9])
  })

  it('keeps the price that was quoted, and refuses what cannot be paid so', async () => {
    const { cart, merchant, Mug } = await shopWith(9)
    const bought = await cart()
    const wrong = await bought.call('POST', '/payment', { provider: 'test', expected_total: '1.00' })
    expect([wrong.status, wrong.body.code, wrong.body.data.totals.total]).toEqual([409, 'cart_changed', '14.90'])
    const unknown = await bought.call('POST', '/payment', { provider: 'barter', expected_total: '14.90' })
    expect([unknown.status, unknown.body.errors.provider.length]).toEqual([422, 1])
    await bought.pay('pays')
    await merchant.call('PATCH', `/products/${Mug}`, { price: '99.00' })
    const placed = await bought.complete()
    expect([placed.status, placed.body.data.order.totals.total]).toEqual([201, '14.90'])
  })
})
