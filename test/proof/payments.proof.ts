import { beforeAll, describe, it } from 'vitest'
import { type Souk, startSouk } from '../harness.ts'
import { playSequences } from '../payment-sequences.ts'

const count = 1_000

describe('payments in whatever order things happen, at length', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk({ PAYMENT_TEST_PROVIDER: 'true' })
  })

  it(
    `ends ${count} random sequences with orders, payments, stock and the provider's book of one mind`,
    () => playSequences(souk, count, Math.floor(Math.random() * 1e9)),
    3_600_000,
  )
})
