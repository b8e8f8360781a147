import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Souk } from './harness.ts'

export interface RawAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said, and asserts it.
  body: any
}

/** Sends a head in its very lines, and what stands behind it; the answer is read until the server hangs up. */
export async function sendLines({ origin }: Pick<Souk, 'origin'>, lines: string[], body = ''): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  socket.write(Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1'))
  const [head = '', told = ''] = (await text(socket)).split('\r\n\r\n')
  const [line = '', ...fields] = head.split('\r\n')
  const headers = new Headers(fields.map((field) => field.split(/:\s*(.*)/s, 2) as [string, string]))
  const isJson = headers.get('content-type')?.includes('json') && told !== ''
  return { status: Number(line.slice(9, 12)), headers, body: isJson ? JSON.parse(told) : told }
}
