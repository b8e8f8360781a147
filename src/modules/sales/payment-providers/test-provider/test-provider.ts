import { sql } from 'kysely'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import {
  ForgedEvent,
  type PaymentAtProvider,
  type PaymentProvider,
  type PaymentToStart,
  type ProviderEvent,
  type ProviderRefund,
  ProviderRefused,
  type ProviderState,
} from '../provider.ts'
import { type Scenario, scenarios } from './scenarios.ts'

/** Notifies the platform of a payment, as a provider's webhook would. */
type Notify = (event: ProviderEvent) => Promise<void>

/** How long after the end of its hold a late payment has paid. */
const lateBySeconds = 2

interface Booked {
  ref: string
  scenario: Scenario
  currency: string
  amount: string
  state: ProviderState['state']
  captured: string
  /** Its moment has come, for one that pays late. */
  has_paid: boolean
}

/**
 * A provider for demo and tests, which keeps a book of its own and behaves as real ones do on their bad days. Money is not
 * involved. It alone reads and writes its book: the rest of Souk asks it, as it would ask a real one.
 */
export function openTestProvider(database: Database, notify: Notify): PaymentProvider {
  const book = <Row>(query: ReturnType<typeof sql<Row>>) =>
    withPlatform(database, async (tx) => (await query.execute(tx)).rows)

  async function read({ ref }: PaymentAtProvider): Promise<ProviderState> {
    const [row] = await book(sql<Booked>`
      SELECT ref, scenario, currency, amount::text, state, captured::text, coalesce(pays_at <= now(), false) AS has_paid
      FROM test_provider_payments WHERE ref = ${ref}`)
    if (row === undefined) throw new ProviderRefused(`The test provider knows no payment ${ref}.`)
    const late = row.scenario === 'late' && row.has_paid
    return {
      state: late ? 'captured' : row.state,
      currency: row.currency,
      authorized: 0n,
      captured: late ? BigInt(row.amount) : BigInt(row.captured),
      refunds: await refundsOf(ref),
      disputed: false,
      failure: row.state === 'failed' ? 'The card was declined.' : null,
    }
  }

  const refundsOf = async (ref: string): Promise<ProviderRefund[]> =>
    (
      await book(sql<{ ref: string; key: string | null; amount: string }>`
        SELECT ref, key, amount::text FROM test_provider_refunds WHERE payment_ref = ${ref} ORDER BY ref`)
    ).map((refund) => ({ ...refund, amount: BigInt(refund.amount), state: 'succeeded', failure: null }))

  return {
    name: 'test',
    settles: 'now',
    read,

    async start(payment) {
      const ref = `test_${payment.key}`
      const { state, captured } = opening(payment)
      const scenario = scenarioOf(payment)
      await book(sql`
        INSERT INTO test_provider_payments (ref, key, scenario, currency, amount, state, captured, pays_at)
        VALUES (${ref}, ${payment.key}, ${scenario}, ${payment.currency}, ${String(payment.amount)}, ${state}, ${String(captured)},
          ${scenario === 'late' ? payment.holdEndsAt : null}::timestamptz + make_interval(secs => ${lateBySeconds}))
        ON CONFLICT (key) DO NOTHING`)
      if (scenario === 'twice')
        await Promise.all([1, 2].map(() => notify({ id: `${ref}_paid`, ref, key: null, part: null, account: null })))
      const { returnUrl } = payment
      return { ref, next: returnUrl === null ? null : { redirect_url: returnUrl } }
    },

    async capture() {
      throw new ProviderRefused('The test provider takes money at once: there is nothing to capture.')
    },

    /** What was silent stays silent. One that pays late says that it is cancelled, and pays all the same. */
    async cancel(payment) {
      const [row] = await book(sql<{ scenario: Scenario }>`
        UPDATE test_provider_payments SET state = CASE WHEN state = 'pending' AND scenario <> 'silent' THEN 'cancelled' ELSE state END
        WHERE ref = ${payment.ref} RETURNING scenario`)
      if (row?.scenario === 'silent') throw new Error('The test provider does not answer.')
      return read(payment)
    },

    refund({ ref }, amount, key) {
      return withPlatform(database, async (tx) => {
        const { rows: payments } = await sql<{ captured: string }>`
          SELECT (CASE WHEN scenario = 'late' AND pays_at <= now() THEN amount ELSE captured END)::text AS captured
          FROM test_provider_payments WHERE ref = ${ref} FOR UPDATE`.execute(tx)
        const { rows: given } = await sql<{ ref: string; key: string | null; amount: string }>`
          SELECT ref, key, amount::text FROM test_provider_refunds WHERE payment_ref = ${ref}`.execute(tx)
        const before = given.find((refund) => refund.key === key)
        const left = given.reduce((sum, refund) => sum - BigInt(refund.amount), BigInt(payments[0]?.captured ?? 0))
        if (before === undefined && amount > left) throw new ProviderRefused('There is not so much left to give back.')
        const { rows } = await sql<{ ref: string; amount: string }>`
          INSERT INTO test_provider_refunds (ref, key, payment_ref, amount) VALUES (${`re_${key}`}, ${key}, ${ref}, ${String(amount)})
          ON CONFLICT (ref) DO UPDATE SET ref = excluded.ref RETURNING ref, amount::text`.execute(tx)
        const refund = rows[0] as (typeof rows)[number]
        return { ref: refund.ref, key, amount: BigInt(refund.amount), state: 'succeeded', failure: null }
      })
    },

    verify() {
      throw new ForgedEvent('The test provider sends no webhooks.')
    },
  }
}

const scenarioOf = ({ scenario }: PaymentToStart): Scenario => scenarios.find((known) => known === scenario) ?? 'pays'

function opening(payment: PaymentToStart): { state: ProviderState['state']; captured: bigint } {
  const { amount } = payment
  switch (scenarioOf(payment)) {
    case 'pays':
    case 'twice':
      return { state: 'captured', captured: amount }
    case 'wrong_amount':
      return { state: 'captured', captured: amount - 1n }
    case 'declines':
      return { state: 'failed', captured: 0n }
    default:
      return { state: 'pending', captured: 0n }
  }
}
