import { beforeAll, expect, it } from 'vitest'
import { type Souk, startSouk } from '#test/harness.ts'
import { currencies } from './currencies.ts'

let souk: Souk
beforeAll(async () => {
  souk = await startSouk()
})

it('PostgreSQL knows the same currencies without decimals as the table of currencies', async () => {
  const { rows } = await souk.owner.query('SELECT code FROM unnest($1::text[]) AS code WHERE currency_is_whole(code)', [
    currencies.map(({ code }) => code),
  ])
  const whole = currencies.filter(({ decimals }) => decimals === 0).map(({ code }) => code)
  expect(rows.map(({ code }) => code).sort()).toEqual(whole.sort())
})
