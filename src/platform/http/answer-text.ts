import { type Server, STATUS_CODES } from 'node:http'
import type { ReadyAnswer } from './answer-at-once.ts'

/** Makes whole answers, in the form that Node gives them on a connection that stays open, however many it has carried. */
export function answersAsText(
  { keepAliveTimeout }: Server,
  originHeaders: readonly string[],
): (answer: ReadyAnswer, requestId: string) => string {
  const origin = linesOf(originHeaders)
  const keepAlive = `Connection: keep-alive\r\nKeep-Alive: timeout=${Math.floor(keepAliveTimeout / 1_000)}\r\n`
  return ({ status, headers, body = '' }, requestId) => {
    const first = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nx-request-id: ${requestId}\r\n`
    return `${first}${origin}${linesOf(headers)}Date: ${presentDate()}\r\n${keepAlive}\r\n${body}`
  }
}

/** Names and values in turns. */
function linesOf(headers: readonly string[]): string {
  let lines = ''
  for (let at = 0; at + 1 < headers.length; at += 2) lines += `${headers[at]}: ${headers[at + 1]}\r\n`
  return lines
}

let date = { second: 0, text: '' }

function presentDate(): string {
  const now = Date.now()
  const second = Math.floor(now / 1_000)
  if (date.second !== second) date = { second, text: new Date(now).toUTCString() }
  return date.text
}
