import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newUser } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'
import { planById, planForValues, planInOrder } from './planning.ts'
import { type PlatformTx, type TenantTx, withPlatform, withTenant } from './transactions.ts'

const names = ['plan_cache_mode', 'enable_sort', 'enable_seqscan', 'random_page_cost']

describe('how statements of lists are planned', () => {
  let souk: Souk
  beforeAll(async () => {
    souk = await startSouk()
  })

  const settingsOf = async (tx: TenantTx | PlatformTx) => {
    const { rows } = await sql<{ value: string }>`
      SELECT current_setting(name) AS value FROM unnest(${names}::text[]) AS name`.execute(tx)
    return rows.map(({ value }) => value)
  }

  it('changes with what is asked next, and ends with the transaction', async () => {
    const usual = await withPlatform(souk.dependencies.database, settingsOf)
    await withPlatform(souk.dependencies.database, async (tx) => {
      await planInOrder(tx)
      expect(await settingsOf(tx)).toEqual(['force_generic_plan', 'off', 'off', '1.1'])
      await planById(tx)
      expect(await settingsOf(tx)).toEqual(['force_generic_plan', 'off', 'off', '1.1'])
      await planForValues(tx)
      expect(await settingsOf(tx)).toEqual(['force_custom_plan', 'on', 'off', usual.at(-1)])
    })
    const { id } = await newUser(souk, 'merchant')
    await withTenant(souk.dependencies.database, id, async (tx) => {
      await planInOrder(tx)
      expect(await settingsOf(tx), 'another shop may be a million times as large').toEqual([
        'force_custom_plan',
        'off',
        'off',
        '1.1',
      ])
      await planById(tx)
      expect(await settingsOf(tx)).toEqual(['force_generic_plan', 'on', 'off', '1.1'])
    })
    expect(await withPlatform(souk.dependencies.database, settingsOf)).toEqual(usual)
  })
})
