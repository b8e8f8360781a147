import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { listOf, type Params, parseForm } from './calls.ts'
import { findEndpoint } from './endpoints.ts'
import { invalid, StripeFailure, tooMany, unknownUrl, wrongKey } from './failures.ts'
import { type Fault, takeFault } from './faults.ts'
import { type Answer, answerOnce } from './idempotency.ts'
import { newId } from './objects.ts'
import { apiVersion, ledgerOf, type World } from './world.ts'

/** One request to the API, with what befalls it on its way. */
export async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await text(request)
  const { pathname, search } = new URL(request.url ?? '', world.origin)
  const name = `${request.method} ${pathname}`
  world.asked.push(name)
  const fault = takeFault(world.faults, name)
  if (fault?.kind === 'lost') return void request.socket.destroy()
  const asked = { request, pathname, sent: `${search}\n${body}` }
  const answer = await answerTo(world, asked, fault)
  if (fault?.kind === 'silent') return
  if (fault?.kind === 'cut') return void request.socket.destroy()
  if (fault?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  response.writeHead(answer.status, headersOf(request, answer)).end(JSON.stringify(answer.body))
}

interface Asked {
  request: IncomingMessage
  pathname: string
  sent: string
}

async function answerTo(world: World, asked: Asked, fault: Fault | undefined): Promise<Answer> {
  try {
    if (fault?.kind === 'busy') throw tooMany()
    return await work(world, asked, fault)
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    return { status: error.status, body: error.body }
  }
}

function work(world: World, { request, pathname, sent }: Asked, fault: Fault | undefined): Promise<Answer> {
  const { method = '', headers } = request
  if (headers.authorization !== `Bearer ${world.secretKey}`) throw wrongKey()
  if (headers['stripe-version'] !== apiVersion) throw invalid('Stripe-Version', 'Invalid Stripe API version')
  const account = headerOf(request, 'stripe-account')
  const ledger = ledgerOf(world, account ?? null)
  const found = findEndpoint(method, pathname)
  if (found === undefined) throw unknownUrl(method, pathname)
  const isV2 = pathname.startsWith('/v2/')
  const params = paramsOf(method, sent, isV2)
  const key = method === 'POST' ? headerOf(request, 'idempotency-key') : undefined
  const call = { world, ledger, id: found.id, params, expand: listOf(params, 'expand') }
  return answerOnce(
    world.kept,
    { key: key && `${account ?? ''} ${key}`, request: `${pathname}\n${sent}`, isV2, fault },
    () => found.endpoint(call),
  )
}

function paramsOf(method: string, sent: string, isV2: boolean): Params {
  const [search = '', body = ''] = sent.split('\n')
  if (method === 'GET') return parseForm(search.slice(1))
  return isV2 ? (JSON.parse(body || '{}') as Params) : parseForm(body)
}

const headerOf = ({ headers }: IncomingMessage, name: string): string | undefined => {
  const value = headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Stripe asks not to repeat what its key would only repeat. */
const headersOf = (request: IncomingMessage, { status, isReplayed = false }: Answer) => ({
  'content-type': 'application/json',
  'request-id': newId('req'),
  'stripe-version': apiVersion,
  ...(headerOf(request, 'idempotency-key') && { 'idempotency-key': headerOf(request, 'idempotency-key') }),
  ...(isReplayed && { 'idempotent-replayed': 'true' }),
  ...(status === 500 && { 'stripe-should-retry': 'false' }),
})
