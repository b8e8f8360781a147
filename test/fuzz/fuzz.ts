import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { newProduct, newUser, type User } from '../client.ts'
import type { Souk } from '../harness.ts'
import { type FuzzContract, type FuzzOperation, type FuzzRequest, requestsFor } from './requests.ts'

export interface FuzzReport {
  requests: number
  /** How often each status came. */
  statuses: Record<number, number>
  /** Streams that began, and answers that were cached. */
  streams: number
  hits: number
  /** What must not be: a 5xx, a hang, or a yes to what the contract forbids. */
  problems: string[]
}

const roles = ['customer', 'merchant', 'admin', 'admin'] as const

/** Calls that end tokens: the last of the callers makes them, so that the others go on. */
const farewells = new Set(['accounts.logout', 'session.close', 'tokens.revokeAll', 'me.changePassword'])
const batchSize = 100
const atOnce = 8
const patienceMs = 20_000

/** Asked again at once, these are answered from what is cached. */
const hot = new Set(['products.list', 'products.get'])

/** Sends so many requests, made from the contract, as anybody and as every role. */
export async function fuzz(
  souk: Souk,
  { requests: wanted, seed }: { requests: number; seed: number },
): Promise<FuzzReport> {
  const contract = (await (await fetch(`${souk.origin}/openapi.json`)).json()) as FuzzContract
  const operations = operationsOf(contract)
  const any = fc.oneof(...operations.map((operation) => requestsFor(operation, contract)), ...plainRequests(operations))
  const forbids = forbiddenBy(contract)
  const report: FuzzReport = { requests: 0, statuses: {}, streams: 0, hits: 0, problems: [] }
  await makeVictims(souk)
  let callers: User[] = []
  for (let batch = 0; report.requests < wanted; batch += 1) {
    callers = await stillSignedIn(souk, callers)
    const left = fc.sample(any, { seed: seed + batch, numRuns: Math.min(batchSize, wanted - report.requests) })
    await Promise.all(Array.from({ length: atOnce }, () => sendAll(left)))
  }
  return report

  async function sendAll(left: FuzzRequest[]): Promise<void> {
    for (let request = left.pop(); request !== undefined; request = left.pop()) {
      const token = tokenFor(request, report.requests++, callers)
      const outcome = await send(souk.origin, request, token)
      note(request, outcome)
      if (hot.has(request.operation.operationId) && 'status' in outcome && outcome.status === 200) {
        note(request, await send(souk.origin, request, token))
      }
    }
  }

  function note(request: FuzzRequest, outcome: Outcome): void {
    if ('status' in outcome) report.statuses[outcome.status] = (report.statuses[outcome.status] ?? 0) + 1
    if ('status' in outcome && outcome.isStream) report.streams += 1
    if ('status' in outcome && outcome.isHit) report.hits += 1
    const problem = problemWith(request, outcome, forbids)
    if (problem !== undefined) report.problems.push(`${problem}: ${describe(request)}`)
  }
}

type Outcome = { status: number; isStream: boolean; isHit: boolean } | Error

/** Every fifth request comes from nobody, the others from each role in turn. */
function tokenFor({ operation }: FuzzRequest, number: number, callers: User[]): string | undefined {
  if (number % 5 === 0) return undefined
  return (farewells.has(operation.operationId) ? callers.at(-1) : callers[number % 3])?.token
}

/** What clients ask all the time, and chance would hardly ever: the whole list, and the log as a stream. */
function plainRequests(operations: FuzzOperation[]): fc.Arbitrary<FuzzRequest>[] {
  const plain = (name: string, headers: Record<string, string>) =>
    operations
      .filter(({ operationId }) => operationId === name)
      .map((operation) => fc.constant({ operation, url: operation.path, headers, body: undefined }))
  return [...plain('products.list', {}), ...plain('events.list', { accept: 'text/event-stream' })]
}

function operationsOf({ paths }: FuzzContract): FuzzOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  )
}

/** Users and tokens with small ids are what the requests name. Those who make them stand further up, to be spared. */
async function makeVictims(souk: Souk): Promise<void> {
  for (const role of roles) await newUser(souk, role)
  for (const table of ['users', 'personal_access_tokens']) {
    await souk.owner.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), 1000)`)
  }
}

/** Who lost their token all the same is replaced. */
async function stillSignedIn(souk: Souk, callers: User[]): Promise<User[]> {
  return Promise.all(
    roles.map(async (role, index) => {
      const caller = callers[index]
      if (caller !== undefined && (await caller.get('/me')).status === 200) return caller
      const user = await newUser(souk, role)
      if (role !== 'customer') for (let made = 0; made < 8; made += 1) await newProduct(user, { quantity: 1_000 })
      return user
    }),
  )
}

async function send(
  origin: string,
  { operation, url, headers, body }: FuzzRequest,
  token: string | undefined,
): Promise<Outcome> {
  const method = operation.method.toUpperCase()
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const init = { method, headers: { ...headers, ...authorization }, signal: AbortSignal.timeout(patienceMs) }
  try {
    const response = await fetch(`${origin}${url}`, { ...init, ...(body !== undefined && { body: body as string }) })
    const isStream = response.headers.get('content-type')?.includes('event-stream') === true
    await (isStream ? beginningOf(response) : response.arrayBuffer())
    return { status: response.status, isStream, isHit: response.headers.get('x-cache') === 'HIT' }
  } catch (error) {
    return error as Error
  }
}

/** A stream goes on until its reader leaves: after the first that it says, or a comment, this one does. */
async function beginningOf({ body }: Response): Promise<void> {
  const reader = body?.getReader()
  await reader?.read()
  await reader?.cancel()
}

type Forbids = (request: FuzzRequest) => boolean

/** Whether the contract forbids the body, so that no server may take it. */
function forbiddenBy(contract: FuzzContract): Forbids {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  ajv.addSchema(contract, 'contract')
  return ({ operation, body, headers }) => {
    if (operation.requestBody === undefined || typeof body !== 'string') return false
    if (headers['content-type'] !== 'application/json' || !isJson(body)) return false
    const path = operation.path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')
    const pointer = `contract#/paths/${path}/${operation.method}/requestBody/content/application~1json/schema`
    return ajv.getSchema(pointer)?.(JSON.parse(body)) === false
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function problemWith(request: FuzzRequest, outcome: Outcome, forbids: Forbids): string | undefined {
  // A server may hang up on a body that it refused before it was sent whole.
  if (outcome instanceof Error) return hungUp(outcome, request) ? undefined : `no answer (${outcome.message})`
  const { status } = outcome
  if (status >= 500 && request.operation.operationId !== 'health.ready') return `answered ${status}`
  if (status < 300 && forbids(request)) return `answered ${status} to a body that the contract forbids`
  return undefined
}

const hungUp = ({ cause }: Error, { body = '' }: FuzzRequest) =>
  body.length > 1_048_576 &&
  ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes((cause as { code?: string })?.code ?? '')

const describe = ({ operation, url, headers, body }: FuzzRequest) =>
  `${operation.operationId} ${url.slice(0, 200)} ${JSON.stringify(headers).slice(0, 300)} ${String(body).slice(0, 400)}`
