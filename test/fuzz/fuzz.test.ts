import { expect, it } from 'vitest'
import { startSouk } from '../harness.ts'
import { fuzz } from './fuzz.ts'

// `npm run fuzz -- 20000 7` asks for more of them, and for another seed. That every answer is as the contract declares it
// is checked as in every test.
const requests = Number(process.env.FUZZ_REQUESTS ?? 600)
const seed = Number(process.env.FUZZ_SEED ?? 1)

it(`answers ${requests} requests made from the contract without a 5xx or a hang, and takes nothing that it forbids`, async () => {
  const souk = await startSouk()
  const report = await fuzz(souk, { requests, seed })
  process.stdout.write(`fuzz with seed ${seed}: ${report.requests} requests, ${JSON.stringify(report.statuses)}\n`)
  expect(report.requests).toBe(requests)
  expect(report.problems).toEqual([])
  // Some must get through, or nothing was tried but the door.
  expect(report.statuses[200]).toBeGreaterThan(requests / 20)
}, 3_600_000)
