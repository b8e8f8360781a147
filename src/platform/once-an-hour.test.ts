import { expect, it } from 'vitest'
import { startSouk } from '#test/harness.ts'
import { onceAnHour } from './once-an-hour.ts'

it('an hourly task is done by one of four processes that would do it, and again after an hour', async () => {
  const souk = await startSouk()
  const done: number[] = []
  const errors: Error[] = []
  const ask = async () => {
    const processes = [1, 2, 3, 4].map((process) => {
      const run = async () => void done.push(process)
      return onceAnHour(souk.dependencies.database, 'sweep', run, (error) => void errors.push(error))
    })
    await Promise.all(processes.map(({ stop }) => stop()))
  }
  await ask()
  expect(done).toHaveLength(1)
  await ask()
  expect(done).toHaveLength(1)
  await souk.owner.query("UPDATE housekeeping SET begun_at = begun_at - interval '1 hour'")
  await ask()
  expect(done).toHaveLength(2)
  expect(errors).toEqual([])
})
