import { expect, it } from 'vitest'
import { clientOf, newProduct, newUser, registeredUser } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'

/** Of the ordinary requests, jobs and sockets, so many of each are kept at once. */
const atOnce = 10
const tooMany = 4 * atOnce
const sparing = { MONITORING_KEPT_PER_SECOND: '1' }

async function namesOf({ owner, dependencies: { recorder } }: Souk, kind: string): Promise<string[]> {
  await recorder.flush()
  const { rows } = await owner.query('SELECT name FROM monitoring_entries WHERE kind = $1 ORDER BY id', [kind])
  return rows.map(({ name }) => name)
}

/** A request is recorded after its answer has gone out. */
async function expectBothRequests(souk: Souk): Promise<void> {
  const kept = await eventually(async () => {
    const names = await namesOf(souk, 'request')
    return names.length >= 2 && names
  })
  expect(kept).toEqual(['POST /api/v1/register', 'GET /api/v1/orders'])
}

it('keeps the first requests of a newcomer, however many jobs ran before them', async () => {
  const souk = await startSouk(sparing)
  const { monitor } = souk.dependencies
  for (let turn = 0; turn < tooMany; turn += 1)
    await monitor.record({ kind: 'job', name: 'of the start' }, async () => {})
  const user = await registeredUser(souk)
  await user.get('/orders')
  const jobs = (await namesOf(souk, 'job')).filter((name) => name === 'of the start')
  expect(jobs.length).toBeGreaterThanOrEqual(atOnce)
  expect(jobs.length).toBeLessThan(tooMany)
  await expectBothRequests(souk)
})

it('keeps ordinary requests however many probes, scrapes and looks at the monitoring come in between', async () => {
  const souk = await startSouk(sparing)
  const user = await registeredUser(souk)
  for (let turn = 0; turn < tooMany; turn += 1) {
    await clientOf(souk).get('/health/live')
    await clientOf(souk).get('/metrics')
    await user.get('/monitoring/entries')
  }
  await user.get('/orders')
  await expectBothRequests(souk)
})

it('keeps the jobs that follow from a request as that request is kept', async () => {
  const souk = await startSouk(sparing)
  const merchant = await newUser(souk, 'merchant')
  const mug = await newProduct(merchant, { quantity: 100 })
  for (let turn = 0; turn < tooMany; turn += 1)
    await merchant.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
  await eventually(() => souk.mailServer.received.length === tooMany)
  const orders = (await namesOf(souk, 'request')).filter((name) => name === 'POST /api/v1/orders').length
  expect(orders).toBeLessThan(tooMany)
  await eventually(async () => (await namesOf(souk, 'job')).length === orders)
})
