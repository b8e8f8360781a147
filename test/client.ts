import { randomUUID } from 'node:crypto'
import { assignRole } from '#modules/identity/access/index.ts'
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

/** Speaks to the server over HTTP, as anybody or with a token. Paths are below /api/v1 unless they begin with it or lie beside it. */
export function clientOf({ origin }: Pick<Souk, 'origin'>, token?: string): Client {
  const call: Client['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${origin}${/^\/(api|health|metrics|openapi)/.test(path) ? '' : '/api/v1'}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: bodyOf(response, text) }
  }
  return { call, get: (path) => call('GET', path), post: (path, body, headers) => call('POST', path, body, headers) }
}

const bodyOf = ({ headers }: Response, text: string) =>
  text !== '' && headers.get('content-type')?.includes('json') ? JSON.parse(text) : text || undefined

/** Registers through the API; a role other than customer is given underneath. */
export async function newUser(souk: Souk, role = 'customer'): Promise<User> {
  const email = `${randomUUID()}@example.com`
  const { status, body } = await clientOf(souk).post('/register', { name: 'Test User', email, password })
  if (status !== 201) throw new Error(`Registering answered ${status}: ${JSON.stringify(body)}`)
  const { id } = body.data.user
  if (role !== 'customer') {
    await withPlatform(souk.dependencies.database, async (tx) => {
      await tx.deleteFrom('user_roles').where('user_id', '=', id).execute()
      await assignRole(tx, id, role)
    })
  }
  return { id, email, token: body.data.token, ...clientOf(souk, body.data.token) }
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
