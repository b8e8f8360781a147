import { beforeAll, describe, it } from 'vitest'
import { type Souk, startSouk } from './harness.ts'
import { playSequences } from './payment-sequences.ts'

const count = Number(process.env.PAYMENT_SEQUENCES ?? 6)
const first = Number(process.env.PAYMENT_SEED ?? 1)

describe('payments in whatever order things happen', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ PAYMENT_TEST_PROVIDER: 'true' })
  })

  it(
    `ends ${count} random sequences with orders, payments, stock and the provider's book of one mind`,
    () => playSequences(souk, count, first),
    count * 20_000,
  )
})
