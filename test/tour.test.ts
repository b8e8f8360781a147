import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { newUser, password } from './client.ts'
import { startSouk } from './harness.ts'

const tour = fileURLToPath(new URL('../scripts/tour.ts', import.meta.url))
const run = promisify(execFile)

it('plays the tour to its end, and says when something is not as it should be', async () => {
  const souk = await startSouk()
  const admin = await newUser(souk, 'admin')
  const env = { ...process.env, TOUR_ADMIN_EMAIL: admin.email, TOUR_ADMIN_PASSWORD: password }
  const { stdout } = await run(process.execPath, [tour, souk.origin], { env })
  expect(stdout).toContain('The tour is over: all went as it should.')
  expect(stdout).toMatch(/Bruno +GET +\/api\/v1\/orders\/\d+ +404/)
  const wrong = run(process.execPath, [tour, souk.origin], { env: { ...env, TOUR_ADMIN_PASSWORD: 'not this one' } })
  await expect(wrong).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('A surprise:') })
})
