import { stripVTControlCharacters } from 'node:util'
import { prettyFactory } from 'pino-pretty'
import { expect, it } from 'vitest'
import { forTerminal } from './logger.ts'

const shown = (line: object) =>
  stripVTControlCharacters(prettyFactory({ ...forTerminal, translateTime: false })({ level: 30, ...line })).trim()

it('logs a request in one short line, and of everything else which request it was', () => {
  const request = { method: 'GET', url: '/api/v1/orders?page=2', status: 404, ms: 12.5, user_id: 3, ip: '::1' }
  expect(shown({ ...request, request_id: 'a1', trace_id: 'f'.repeat(32), msg: 'request completed' })).toBe(
    'INFO: 404 GET /api/v1/orders?page=2 12.5 ms',
  )
  expect(shown({ request_id: 'a1', msg: 'something happened' })).toBe('INFO: something happened request a1')
  expect(shown({ msg: 'database migrated: 38 migrations' })).toBe('INFO: database migrated: 38 migrations')
})
