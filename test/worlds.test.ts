import { expect, it } from 'vitest'
import { playWorld } from './fire/world.ts'
import { startSouk } from './harness.ts'
import { askedWithoutOwner } from './tenant-statements.ts'

it('keeps three tenants, an operator, two visitors and a buyer apart, and right, in any order', async () => {
  const souk = await startSouk()
  const calls = 400
  const made = await Promise.all([11, 12].map((seed) => playWorld(souk, seed, calls)))
  expect(Math.min(...made)).toBeGreaterThanOrEqual(calls)
  expect((await askedWithoutOwner(souk.owner)).complaints).toEqual([])
}, 120_000)
