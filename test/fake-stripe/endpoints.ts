import { createAccount, createAccountLink, retrieveAccount } from './accounts.ts'
import type { Call } from './calls.ts'
import {
  captureIntent,
  createRefund,
  listDisputes,
  listRefunds,
  retrieveCharge,
  retrieveIntent,
  retrieveRefund,
} from './money.ts'
import { createSession, expireSession, listSessions, retrieveSession } from './sessions.ts'

type Endpoint = (call: Call) => object

const endpoints: [method: string, path: RegExp, endpoint: Endpoint][] = [
  ['POST', /^\/v1\/checkout\/sessions$/, createSession],
  ['GET', /^\/v1\/checkout\/sessions$/, listSessions],
  ['GET', /^\/v1\/checkout\/sessions\/([^/]+)$/, retrieveSession],
  ['POST', /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/, expireSession],
  ['GET', /^\/v1\/payment_intents\/([^/]+)$/, retrieveIntent],
  ['POST', /^\/v1\/payment_intents\/([^/]+)\/capture$/, captureIntent],
  ['GET', /^\/v1\/charges\/([^/]+)$/, retrieveCharge],
  ['POST', /^\/v1\/refunds$/, createRefund],
  ['GET', /^\/v1\/refunds$/, listRefunds],
  ['GET', /^\/v1\/refunds\/([^/]+)$/, retrieveRefund],
  ['GET', /^\/v1\/disputes$/, listDisputes],
  ['POST', /^\/v2\/core\/accounts$/, createAccount],
  ['GET', /^\/v2\/core\/accounts\/([^/]+)$/, retrieveAccount],
  ['POST', /^\/v2\/core\/account_links$/, createAccountLink],
]

export function findEndpoint(method: string, path: string): { endpoint: Endpoint; id: string } | undefined {
  for (const [verb, pattern, endpoint] of endpoints) {
    const match = verb === method ? pattern.exec(path) : null
    if (match !== null) return { endpoint, id: decodeURIComponent(match[1] ?? '') }
  }
  return undefined
}
