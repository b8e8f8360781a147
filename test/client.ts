import { randomUUID } from 'node:crypto'
import { createAccount } from '#modules/identity/accounts/index.ts'
import { issueToken } from '#modules/identity/tokens/index.ts'
import { withPlatform } from '#platform/database/transactions.ts'
import type { Souk } from './harness.ts'

export interface Answer {
  status: number
  headers: Headers
  /** The envelope, or undefined where there is no body. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said, and asserts it.
  body: any
}

export interface Client {
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  get: (path: string) => Promise<Answer>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
}

export interface User extends Client {
  id: number
  email: string
  token: string
}

export const password = 'a long enough password'
/** Of that password, as the app hashes it. */
const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$7K3DLFiSMDs+1jvH6gnovQ$91qNwRml4Zs3USopp941rCTp7PyPgLxXYvdQAO4DmUM'

const besideTheApi = /^\/(api|health|metrics|openapi|media\/)/

/**
 * Speaks to the server over HTTP, as anybody or with a token. Paths are below /api/v1 unless they begin with it or
 * lie beside it. A Blob is sent as its bytes, anything else as JSON.
 */
export function clientOf({ origin }: Pick<Souk, 'origin'>, token?: string): Client {
  const call: Client['call'] = async (method, path, body, headers = {}) => {
    const isJson = body !== undefined && !(body instanceof Blob)
    const response = await fetch(`${origin}${besideTheApi.test(path) ? '' : '/api/v1'}${path}`, {
      method,
      headers: {
        ...(isJson && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as Blob) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: bodyOf(response, text) }
  }
  return { call, get: (path) => call('GET', path), post: (path, body, headers) => call('POST', path, body, headers) }
}

const bodyOf = ({ headers }: Response, text: string) =>
  text !== '' && headers.get('content-type')?.includes('json') ? JSON.parse(text) : text || undefined

/** Registers through the API, as anybody does. */
export async function registeredUser(souk: Pick<Souk, 'origin'>): Promise<User> {
  const email = `${randomUUID()}@example.com`
  const { status, body } = await clientOf(souk).post('/register', { name: 'Test User', email, password })
  if (status !== 201) throw new Error(`Registering answered ${status}: ${JSON.stringify(body)}`)
  return { id: body.data.user.id, email, token: body.data.token, ...clientOf(souk, body.data.token) }
}

/** A user as registering leaves it, made underneath: to hash a password takes longer than most of what tests ask for afterwards. */
export async function newUser(souk: Souk, role = 'customer'): Promise<User> {
  const email = `${randomUUID()}@example.com`
  const account = { name: 'Test User', email, passwordHash, role }
  const { id, token } = await withPlatform(souk.dependencies.database, async (tx) => {
    const userId = await createAccount(tx, account)
    return { id: userId, token: (await issueToken(tx, { userId, name: 'registration' })).plainText }
  })
  return { id, email, token, ...clientOf(souk, token) }
}

export async function newProduct(by: Client, fields: Record<string, unknown> = {}): Promise<{ id: number }> {
  const { status, body } = await by.post('/products', { name: 'Blue mug', price: '19.99', quantity: 10, ...fields })
  if (status !== 201) throw new Error(`Creating a product answered ${status}: ${JSON.stringify(body)}`)
  return body.data
}

export async function newRole(by: Client, permissions: string[] = []): Promise<{ id: number; name: string }> {
  const { status, body } = await by.post('/roles', { name: `role ${randomUUID()}`, permissions })
  if (status !== 201) throw new Error(`Creating a role answered ${status}: ${JSON.stringify(body)}`)
  return body.data
}
