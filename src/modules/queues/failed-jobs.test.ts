import { describe, expect, it } from 'vitest'
import { eventually, startSouk } from '#test/harness.ts'
import { mailsTo, newestNotification, openShop } from '#test/shop.ts'
import { dropFailedJobs, retryFailedJobs, showFailedJobs } from './index.ts'

describe('a job that failed for good', () => {
  it('fails after three refusals, permanent ones included, is kept with its kind, and goes out when it is retried', async () => {
    const souk = await startSouk()
    const { admin, customer, order } = await openShop(souk)
    souk.mailServer.refuse(3, 550)
    await order()
    const [failed] = await eventually(async () => {
      const { body } = await admin.get('/failed-jobs')
      return body.data.length > 0 && body.data
    })
    expect(failed).toMatchObject({ queue: 'deliveries', user_id: customer.id, recipient: customer.email, attempts: 3 })
    expect(failed).toMatchObject({ event: 'order.created', failure: 'permanent_refusal' })
    expect(failed.last_error).toContain('550')
    expect(souk.mailServer.attempts()).toBe(3)
    expect((await admin.get('/queues')).body.data).toEqual([{ name: 'deliveries', waiting: 0, queued: 0, failed: 1 }])

    for (const path of ['/failed-jobs', '/queues']) expect((await customer.get(path)).status).toBe(403)
    expect((await customer.post(`/failed-jobs/${failed.id}/retry`)).status).toBe(403)
    expect((await admin.post('/failed-jobs/987654321/retry')).status).toBe(404)

    expect((await admin.post(`/failed-jobs/${failed.id}/retry`)).body.data).toEqual({ retried: 1 })
    await eventually(() => mailsTo(souk, customer).length === 1)
    await eventually(async () => (await newestNotification(customer)).status === 'sent')
    expect((await admin.get('/failed-jobs')).body.data).toEqual([])
  })

  it('is retried or dropped with all others at once', async () => {
    const souk = await startSouk()
    const { admin, customer, order } = await openShop(souk)
    souk.mailServer.refuse(9)
    for (let turn = 0; turn < 3; turn += 1) await order()
    const failed = await eventually(async () => {
      const { body } = await admin.get('/failed-jobs')
      return body.data.length === 3 && body.data
    })
    expect((await admin.call('DELETE', `/failed-jobs/${failed[0].id}`)).status).toBe(204)
    expect((await admin.call('DELETE', `/failed-jobs/${failed[0].id}`)).status).toBe(404)
    expect((await newestNotification(customer)).status).toBe('dropped')
    expect((await admin.post('/failed-jobs/retries')).body.data).toEqual({ retried: 2 })
    await eventually(() => mailsTo(souk, customer).length === 2)
    souk.mailServer.refuse(3)
    await order()
    await eventually(async () => (await admin.get('/failed-jobs')).body.meta.total === 1)
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    expect(await showFailedJobs(souk.dependencies, [], say)).toBe(false)
    expect(said.join('\n')).toContain(`order.created to ${customer.email}  temporary_refusal after 3 attempts`)
    await expect(retryFailedJobs(souk.dependencies, ['every'], say)).rejects.toThrow("or 'all'")
    expect(await dropFailedJobs(souk.dependencies, ['987654321'], say)).toBe(false)
    expect((await admin.call('DELETE', '/failed-jobs')).status).toBe(204)
    expect((await admin.get('/failed-jobs')).body.meta.total).toBe(0)
    expect(mailsTo(souk, customer)).toHaveLength(2)
  })
})
