import { expect, it } from 'vitest'
import { newProduct, newUser } from '#test/client.ts'
import { eventually, startSouk } from '#test/harness.ts'

const hourMs = 60 * 60 * 1000

it('a mail leaves because its order woke the relay: no relay looks by itself', async () => {
  const souk = await startSouk({}, { pollEveryMs: hourMs })
  const merchant = await newUser(souk, 'merchant')
  const mug = await newProduct(merchant)
  // Several, one after the other: the wake that a relay gets when it begins to listen could have been for one.
  for (const nth of [1, 2, 3]) {
    await merchant.post('/orders', { items: [{ product_id: mug.id, quantity: 1 }] })
    await eventually(() => souk.mailServer.received.length === nth)
  }
  const { body } = await merchant.get('/events')
  expect(body.data.map(({ sequence }: { sequence: number }) => sequence)).toEqual([1, 2, 3])
})
