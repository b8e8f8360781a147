import { beforeAll, describe, expect, it } from 'vitest'
import { playWorld } from '../fire/world.ts'
import { type Souk, startSouk } from '../harness.ts'

const worlds = 6
const callsOfEach = 8_500

describe('three tenants, an operator, two visitors and a buyer in any order', () => {
  let souk: Souk

  beforeAll(async () => {
    souk = await startSouk()
  })

  it('see what a model says, and nothing of each other, in 50,000 calls', async () => {
    const seeds = Array.from({ length: worlds }, (_, at) => at + 1)
    const made = await Promise.all(seeds.map((seed) => playWorld(souk, seed, callsOfEach)))
    expect(made.reduce((sum, calls) => sum + calls, 0)).toBeGreaterThan(50_000)
  }, 900_000)
})
