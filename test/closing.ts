/**
 * What stands at the end of every test file: its Souks are closed, and no answer was other than the contract declares it. As a
 * setup file it is read anew for each test file, also where a process serves several and reads everything else once.
 */
import { afterAll, expect } from 'vitest'
import { takeBreaches } from './breaches.ts'
import { closeRunning } from './running.ts'

afterAll(async () => {
  await closeRunning()
  expect(await takeBreaches(), 'answers that are not as the contract declares them').toEqual([])
})
