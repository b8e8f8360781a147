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
  const { statuses, streams, hits } = report
  const seen = `${JSON.stringify(statuses)}, ${streams} streams, ${hits} answers from memory`
  process.stdout.write(`fuzz with seed ${seed}: ${report.requests} requests, ${seen}\n`)
  expect(report.requests).toBe(requests)
  expect(report.problems).toEqual([])
  // Some must get through, or nothing was tried but the door.
  expect(statuses[200]).toBeGreaterThan(requests / 20)
  expect(streams).toBeGreaterThan(0)
  expect(hits).toBeGreaterThan(0)
}, 3_600_000)
