import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { runCommand } from '#test/run-command.ts'
import { reconcileStock } from './index.ts'

describe('reconciling stock', () => {
  let souk: Souk
  let merchant: User

  beforeAll(async () => {
    souk = await startSouk()
    merchant = await newUser(souk, 'merchant')
  })

  async function reconcile(...args: string[]) {
    const { done, said } = await runCommand(reconcileStock, souk.dependencies, ...args)
    return { agree: done, said: said.join('\n') }
  }

  /** What somebody does who goes past the application. */
  const tamper = (id: number, change: number) =>
    souk.owner.query('UPDATE products SET quantity = quantity + $2 WHERE id = $1', [id, change])
  const quantityOf = async (id: number) => (await merchant.get(`/products/${id}`)).body.data.quantity
  const sell = (id: number, quantity: number) => merchant.post('/orders', { items: [{ product_id: id, quantity }] })

  it('finds nothing where everything went through the application', async () => {
    const { id } = await newProduct(merchant, { quantity: 10 })
    await sell(id, 3)
    expect(await reconcile()).toEqual({ agree: true, said: 'Every quantity is what its ledger proves.' })
  })

  it('says what is missing and since when, and repairs only when asked to', async () => {
    const { id } = await newProduct(merchant, { name: 'Bowl', quantity: 10 })
    await tamper(id, -3)
    await sell(id, 2)
    await tamper(id, +1)
    const found = await reconcile()
    expect(found.agree).toBe(false)
    expect(found.said).toContain(`Product ${id} 'Bowl' of user ${merchant.id}: the quantity is 6, the ledger proves 8.`)
    expect(found.said).toMatch(
      /3 vanished without a movement after movement \d+, which left 10: movement \d+ found 7\./,
    )
    expect(found.said).toMatch(/1 appeared without a movement after movement \d+, which left 5: by now there are 6\./)
    expect(await quantityOf(id)).toBe(6)
    expect((await reconcile('--repair=quantity')).agree).toBe(true)
    expect(await quantityOf(id)).toBe(8)
    expect((await reconcile()).agree).toBe(true)
  })

  it('repairs a quantity whose ledger proves none, also where the ledger is empty', async () => {
    const [none, sold] = [await newProduct(merchant, { quantity: 0 }), await newProduct(merchant, { quantity: 3 })]
    await sell(sold.id, 3)
    await tamper(none.id, +5)
    await tamper(sold.id, +2)
    const found = await reconcile()
    for (const [{ id }, quantity] of [
      [none, 5],
      [sold, 2],
    ] as const)
      expect(found.said).toMatch(new RegExp(`Product ${id} .*: the quantity is ${quantity}, the ledger proves 0\\.`))
    expect((await reconcile('--repair=quantity')).agree).toBe(true)
    expect([await quantityOf(none.id), await quantityOf(sold.id)]).toEqual([0, 0])
    await tamper(none.id, +4)
    expect((await reconcile('--repair=ledger')).agree).toBe(true)
    // What somebody changes underneath is heard of a moment later.
    await eventually(async () => (await quantityOf(none.id)) === 4)
    expect((await reconcile()).agree).toBe(true)
  })

  it('can follow what is on the shelf instead, and books the difference', async () => {
    const { id } = await newProduct(merchant, { quantity: 10 })
    await tamper(id, -4)
    expect((await reconcile('--repair=ledger')).agree).toBe(true)
    expect(await quantityOf(id)).toBe(6)
    const [newest] = (await merchant.get(`/products/${id}/movements`)).body.data
    expect(newest).toMatchObject({ kind: 'correction', delta: -4, quantity_after: 6, by: null })
    expect((await reconcile()).agree).toBe(true)
  })

  it('repairs no quantity into the negative', async () => {
    const { id } = await newProduct(merchant, { quantity: 1 })
    await tamper(id, +5)
    await sell(id, 6)
    expect((await reconcile('--repair=quantity')).agree).toBe(false)
    expect(await quantityOf(id)).toBe(0)
    expect((await reconcile('--repair=ledger')).agree).toBe(true)
  })

  it('refuses a repair that is none', async () => {
    await expect(reconcile('--repair=everything')).rejects.toThrow('--repair: must be quantity')
    await expect(reconcile('--repare=ledger')).rejects.toThrow(/repare/)
  })
})
