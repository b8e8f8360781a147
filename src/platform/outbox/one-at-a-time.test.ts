import { beforeAll, describe, expect, it } from 'vitest'
import { newProduct, newUser, type User } from '#test/client.ts'
import { eventually, type Souk, startSouk } from '#test/harness.ts'
import { type LoggedEvent, publishEvents } from './publish.ts'
import { relayOutbox } from './relay.ts'

const hourMs = 60 * 60 * 1000

describe('while another one is at a user', () => {
  let souk: Souk
  let merchant: User
  let productId: number

  beforeAll(async () => {
    // Nobody looks by itself within this test.
    souk = await startSouk({}, { pollEveryMs: hourMs })
    merchant = await newUser(souk, 'merchant')
    productId = (await newProduct(merchant)).id
    await order()
    await eventually(async () => (await unpublished()) === 0)
  })

  const order = () => merchant.post('/orders', { items: [{ product_id: productId, quantity: 1 }] })

  /** How many entries of the merchant's log are not published yet; undefined while there is no log. */
  async function unpublished(): Promise<number | undefined> {
    const { rows } = await souk.owner.query(
      'SELECT (last_sequence - published_sequence)::int AS left FROM event_streams WHERE user_id = $1 AND last_sequence > 0',
      [merchant.id],
    )
    return rows[0]?.left
  }

  it('a publisher publishes nothing of that user, and what the other one has published it does not publish again', async () => {
    const { database } = souk.dependencies
    await souk.owner.query('UPDATE event_streams SET published_sequence = 0 WHERE user_id = $1', [merchant.id])
    const [begun, published] = [Promise.withResolvers<LoggedEvent[]>(), Promise.withResolvers<void>()]
    const first = publishEvents(database, (events) => {
      begun.resolve(events)
      return published.promise
    })
    expect((await begun.promise).length).toBeGreaterThan(0)
    const second: LoggedEvent[] = []
    const publish = async (events: LoggedEvent[]) => void second.push(...events)
    const more = await publishEvents(database, publish)
    published.resolve()
    await first
    expect(second).toEqual([])
    expect(more, 'it looks again, since nothing will wake it').toBe(true)
    await publishEvents(database, publish)
    expect(second).toEqual([])
  })

  it('a relay that finds a row of that user looks again, since nothing will wake it', async () => {
    const { database, monitor } = souk.dependencies
    const mails = souk.mailServer.received.length
    await souk.owner.query('BEGIN')
    await souk.owner.query('SELECT FROM event_streams WHERE user_id = $1 FOR UPDATE', [merchant.id])
    expect((await order()).status).toBe(201)
    expect(await relayOutbox(database, { logged: [], plan: async () => {}, monitor })).toEqual({ found: 0, more: true })
    await souk.owner.query('COMMIT')
    await eventually(() => souk.mailServer.received.length > mails)
  })
})
