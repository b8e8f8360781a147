import { describe, expect, it } from 'vitest'
import { clientOf } from '#test/client.ts'
import { startSouk } from '#test/harness.ts'
import { demoPassword, demoShops, seedDemo } from './index.ts'

describe('the demo', () => {
  it('has in every shop a first product that can be bought, and one further down that is sold out', async () => {
    const souk = await startSouk()
    await seedDemo(souk.dependencies.database)
    for (const { email } of demoShops) {
      const { body } = await clientOf(souk).post('/login', { email, password: demoPassword })
      const { id, roles } = (await clientOf(souk, body.data.token).get('/me')).body.data
      const owner = clientOf(souk, body.data.token)
      const products = (await owner.get(`/products?user_id=${id}`)).body.data
      expect(products.slice(1).some(({ quantity }: { quantity: number }) => quantity === 0)).toBe(true)
      const placed = await owner.post('/orders', { items: [{ product_id: products[0].id, quantity: 3 }] })
      expect(placed.status, `${roles} ${JSON.stringify(placed.body)}`).toBe(201)
    }
  })
})
