import { describe, expect, it } from 'vitest'
import type { Command } from '#platform/command-line/command.ts'
import { newUser } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { runCommand } from '#test/run-command.ts'
import { mailsTo, newestNotification, openShop } from '#test/shop.ts'
import { dropFailedJobs, retryFailedJobs, showFailedJobs } from './index.ts'

interface Attempt {
  attempt: number
  at: string
  failure: string
}

describe('a job that failed for good', () => {
  it('says of which order it was, and when each attempt met what, also in the rounds before', async () => {
    const souk = await startSouk()
    const { admin, customer, order } = await openShop(souk)
    souk.mailServer.refuse(2, 550)
    const orderId = await order()
    await eventually(() => souk.mailServer.attempts() === 2)
    souk.mailServer.refuse(1)
    const failed = async () => (await admin.get('/failed-jobs')).body.data[0]
    const { id } = await eventually(failed)
    expect(await failed()).toMatchObject({ order_id: orderId, order_number: 1, failure: 'temporary_refusal' })
    const storyOf = async (round: number) => {
      const { body } = await admin.get(`/failed-jobs/${id}`)
      expect(body.data.failed_attempts).toHaveLength(round * 3)
      return body.data.failed_attempts
    }
    const first = await storyOf(1)
    expect(first.map(({ attempt, failure }: Attempt) => [attempt, failure])).toEqual([
      [1, 'permanent_refusal'],
      [2, 'permanent_refusal'],
      [3, 'temporary_refusal'],
    ])
    const times = first.map(({ at }: Attempt) => Date.parse(at))
    expect(times).toEqual(times.toSorted((one: number, other: number) => one - other))
    souk.mailServer.refuse(3)
    await admin.post(`/failed-jobs/${id}/retry`)
    await eventually(failed)
    expect((await storyOf(2)).slice(0, 3)).toEqual(first)
    const own = (await customer.get(`/notifications/${id}`)).body.data
    expect(own).toMatchObject({ id, status: 'failed', order_id: orderId, failed_attempts: await storyOf(2) })
    expect((await (await newUser(souk)).get(`/notifications/${id}`)).status).toBe(404)
  })

  it('is found by its kind, its event and its user, and retried or dropped with those that fit alone', async () => {
    const souk = await startSouk()
    const [first, second] = [await openShop(souk), await openShop(souk)]
    const { admin } = first
    const failedOf = async (query: string) => (await admin.get(`/failed-jobs?${query}`)).body.meta.total
    for (const [shop, code] of [
      [first, 550],
      [second, 451],
    ] as const) {
      souk.mailServer.refuse(3, code)
      await shop.order()
      await eventually(async () => (await failedOf(`user_id=${shop.customer.id}`)) === 1)
    }
    expect(await failedOf('')).toBe(2)
    expect(await failedOf('failure=permanent_refusal')).toBe(1)
    expect(await failedOf('event=order.created')).toBe(2)
    expect(await failedOf(`failure=permanent_refusal&user_id=${second.customer.id}`)).toBe(0)
    expect((await admin.get('/failed-jobs?failure=bad_luck')).status).toBe(422)
    expect((await admin.post('/failed-jobs/retries?failure=temporary_refusal')).body.data).toEqual({ retried: 1 })
    await eventually(() => mailsTo(souk, second.customer).length === 1)
    expect((await admin.call('DELETE', '/failed-jobs?event=order.status-changed')).status).toBe(204)
    expect(await failedOf('')).toBe(1)
    expect((await admin.call('DELETE', `/failed-jobs?user_id=${first.customer.id}`)).status).toBe(204)
    expect(await failedOf('')).toBe(0)
    expect((await newestNotification(first.customer)).status).toBe('dropped')
  })

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
    expect((await admin.get('/queues')).body.data).toEqual([
      { name: 'deliveries', waiting: 0, queued: 0, failed: 1, oldest_at: null, next_attempt_at: null },
    ])

    for (const path of ['/failed-jobs', `/failed-jobs/${failed.id}`, '/queues'])
      expect((await customer.get(path)).status).toBe(403)
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
    const shown = await runCommand(showFailedJobs, souk.dependencies)
    expect(shown.done).toBe(false)
    expect(shown.said[0]).toMatch(/^JOB +FAILED +EVENT +TO +WHY +ATTEMPTS +SAID$/)
    expect(shown.said[1]).toMatch(new RegExp(`order\\.created +${customer.email} +temporary_refusal +3 `))
    expect(shown.result).toMatchObject({ total: 1, jobs: [{ recipient: customer.email }] })
    await expect(runCommand(retryFailedJobs, souk.dependencies, 'every')).rejects.toThrow("or 'all'")
    expect((await runCommand(dropFailedJobs, souk.dependencies, '987654321')).done).toBe(false)
    expect((await admin.call('DELETE', '/failed-jobs')).status).toBe(204)
    expect((await admin.get('/failed-jobs')).body.meta.total).toBe(0)
    expect(mailsTo(souk, customer)).toHaveLength(2)
  })

  it('is listed, retried and dropped by command, one or all', async () => {
    const souk = await startSouk()
    const { admin, customer, order } = await openShop(souk)
    const said: string[] = []
    async function run<T>(command: Command<Souk['dependencies'], T>, ...args: string[]) {
      const outcome = await runCommand(command, souk.dependencies, ...args)
      said.splice(0, said.length, ...outcome.said)
      return outcome.done
    }
    const failTwo = async () => {
      souk.mailServer.refuse(6)
      await order()
      await order()
      return eventually(async () => {
        const { body } = await admin.get('/failed-jobs')
        return body.data.length === 2 && body.data
      })
    }
    const [newer, older] = await failTwo()
    expect(await run(showFailedJobs)).toBe(false)
    expect(said.map((line) => line.trim().split(' ')[0])).toEqual(['JOB', `${newer.id}`, `${older.id}`, '2'])
    expect(await run(retryFailedJobs, `${older.id}`)).toBe(true)
    expect(said).toEqual(['1 queued again.'])
    await eventually(() => mailsTo(souk, customer).length === 1)
    expect(await run(dropFailedJobs, `${newer.id}`)).toBe(true)
    expect(said).toEqual(['1 dropped.'])
    expect((await newestNotification(customer)).status).toBe('dropped')
    expect(await run(retryFailedJobs, `${newer.id}`)).toBe(false)
    await failTwo()
    expect(await run(retryFailedJobs, 'all')).toBe(true)
    expect(said).toEqual(['2 queued again.'])
    await eventually(() => mailsTo(souk, customer).length === 3)
    await failTwo()
    expect(await run(dropFailedJobs, 'all')).toBe(true)
    expect(said).toEqual(['2 dropped.'])
    expect(await run(showFailedJobs)).toBe(true)
    expect(said).toEqual(['0 failed.'])
    expect(mailsTo(souk, customer)).toHaveLength(3)
  })
})
