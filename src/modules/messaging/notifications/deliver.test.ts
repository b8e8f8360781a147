import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { claimDeliveries } from './claim-deliveries.ts'

describe('the mail of an order', () => {
  let souk: Souk
  let merchant: User
  let productId: number

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
    productId = (await newProduct(merchant, { quantity: 1_000 })).id
  })

  async function order(): Promise<number> {
    const { body } = await merchant.post('/orders', { items: [{ product_id: productId, quantity: 1 }] })
    return body.data.id
  }

  async function deliveryOf(orderId: number) {
    const { rows } = await souk.owner.query(
      `SELECT d.* FROM notification_deliveries d JOIN outbox ON outbox.id = d.event_id
       WHERE outbox.payload -> 'order' ->> 'id' = $1::text`,
      [orderId],
    )
    return rows[0]
  }

  const deliveryOfId = async (id: number) =>
    (await souk.owner.query('SELECT * FROM notification_deliveries WHERE id = $1', [id])).rows[0]

  const settled = (orderId: number) =>
    eventually(async () => {
      const delivery = await deliveryOf(orderId)
      return delivery !== undefined && delivery.status !== 'pending' && delivery
    })

  const mailsOf = (orderId: number) =>
    souk.mailServer.received.filter(({ subject }) => subject?.includes(`#${orderId} `)).length

  it('is delivered on the third attempt when the server refuses twice', async () => {
    souk.mailServer.refuse(2)
    const before = souk.mailServer.attempts()
    const id = await order()
    expect(await settled(id)).toMatchObject({ status: 'sent', attempts: 3, last_error: null })
    expect(souk.mailServer.attempts() - before).toBe(3)
    expect(mailsOf(id)).toBe(1)
  })

  it('is given up and kept when the server refuses three times', async () => {
    souk.mailServer.refuse(3)
    const before = souk.mailServer.attempts()
    const id = await order()
    const delivery = await settled(id)
    expect(delivery).toMatchObject({ status: 'failed', attempts: 3 })
    expect(delivery.last_error).toContain('Try again later')
    expect(souk.mailServer.attempts() - before).toBe(3)
    expect(mailsOf(id)).toBe(0)
    expect(delivery.failure).toBe('temporary_refusal')
  })

  it('is not sent for an order that was rolled back', async () => {
    const before = souk.mailServer.attempts()
    const short = await merchant.post('/orders', { items: [{ product_id: productId, quantity: 5_000 }] })
    expect(short.status).toBe(422)
    const id = await order()
    await settled(id)
    expect(souk.mailServer.attempts() - before).toBe(1)
  })

  it('is sent once although its job is queued again and again', async () => {
    const id = await order()
    const { id: deliveryId } = await settled(id)
    for (const run of [1, 2, 3]) {
      await souk.dependencies.deliveryQueue.add('deliver', { deliveryId }, { jobId: `again-${run}` })
    }
    await eventually(async () => (await souk.dependencies.deliveryQueue.getCompletedCount()) >= 3)
    expect(mailsOf(id)).toBe(1)
    expect((await deliveryOf(id)).attempts).toBe(1)
  })

  /** A delivery that is due, and of which no queue knows: what stands between two workers is the row alone. */
  async function dueAgain(attempts: number): Promise<number> {
    const { id } = await settled(await order())
    await souk.owner.query(
      `UPDATE notification_deliveries SET status = 'pending', sent_at = NULL, attempts = $2, leased_until = NULL, queued_at = now()
       WHERE id = $1`,
      [id, attempts],
    )
    return Number(id)
  }

  const claim = async (...ids: number[]) =>
    (await claimDeliveries(souk.dependencies.database, ids)).map(({ state }) => state)

  it('is one worker’s until its lease ends, whoever else asks for it, at once or later', async () => {
    const id = await dueAgain(0)
    const atOnce = await Promise.all([claim(id), claim(id), claim(id, id)])
    expect(atOnce.flat().sort()).toEqual(['busy', 'busy', 'busy', 'claimed'])
    expect(await claim(id)).toEqual(['busy'])
    expect((await deliveryOfId(id)).attempts).toBe(1)
    await souk.owner.query('UPDATE notification_deliveries SET leased_until = now() WHERE id = $1', [id])
    expect(await claim(id)).toEqual(['claimed'])
    expect((await deliveryOfId(id)).attempts).toBe(2)
  })

  it('is attempted three times and not once more', async () => {
    const id = await dueAgain(2)
    expect(await claim(id)).toEqual(['claimed'])
    await souk.owner.query('UPDATE notification_deliveries SET leased_until = now() WHERE id = $1', [id])
    expect(await claim(id)).toEqual(['interrupted'])
    expect((await deliveryOfId(id)).attempts).toBe(3)
  })
})
