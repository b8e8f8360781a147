import { expect } from 'vitest'
import type { User } from './client.ts'
import { eventually } from './harness.ts'

/** Lines of a file, as spreadsheets write them. */
export const table = (...lines: string[]) => lines.map((line) => `${line}\r\n`).join('')

/** Imports the file, and answers the transfer once it has ended. */
export async function importOf(user: User, path: string, file: string | Buffer) {
  const body = new Blob([typeof file === 'string' ? file : new Uint8Array(file)], { type: 'text/csv' })
  const { status, body: begun } = await user.post(path, body)
  expect([status, begun.message], JSON.stringify(begun)).toEqual([202, 'Import begun.'])
  return ended(user, begun.data.id)
}

/** Exports, and answers the file's text. */
export async function exportOf(user: User, what: string, format = 'csv'): Promise<string> {
  const { status, body } = await user.post('/exports', { what, format })
  expect(status).toBe(202)
  const transfer = await ended(user, body.data.id)
  expect(transfer).toMatchObject({ kind: 'export', what, state: 'finished', file: { bytes: expect.any(Number) } })
  const file = await user.get(transfer.file.url)
  expect(file.status).toBe(200)
  return file.body
}

export function ended(user: User, id: number) {
  return eventually(async () => {
    const { data } = (await user.get(`/transfers/${id}`)).body
    return data.state !== 'running' && data
  }, 60_000)
}
