import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Answer, clientOf, password } from './client.ts'
import { eventually, type Souk } from './harness.ts'

export interface Buyer {
  id: number
  email: string
  token: string
  /** Below the shop's own path. */
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
}

interface Known {
  email?: string
  name?: string
  [field: string]: unknown
}

/** Opens an account by the public API, and signs in to it. */
export async function newBuyer(souk: Souk, slug: string, known: Known = {}): Promise<Buyer> {
  const { email = `${randomUUID()}@example.com`, name = 'Ada Beispiel', ...more } = known
  const { status, body } = await clientOf(souk).post(`/shops/${slug}/buyers`, { name, email, password, ...more })
  expect(status, JSON.stringify(body)).toBe(202)
  return signIn(souk, slug, email)
}

export async function signIn(souk: Souk, slug: string, email: string, secret = password): Promise<Buyer> {
  const { status, body } = await clientOf(souk).post(`/shops/${slug}/session`, { email, password: secret })
  expect(status, JSON.stringify(body)).toBe(200)
  const { buyer, token } = body.data
  const call: Buyer['call'] = (method, path, sent, headers = {}) =>
    clientOf(souk, token).call(method, `/shops/${slug}${path}`, sent, headers)
  return { id: buyer.id, email, token, call }
}

export const mailsTo = ({ mailServer }: Souk, address: string) =>
  mailServer.received.filter(({ to }) => to?.some((recipient) => recipient.address === address))

/** The token of the newest mail that leads to that page of the account. */
export async function mailedTokenFor(souk: Souk, address: string, page: 'verify' | 'reset'): Promise<string> {
  const link = new RegExp(`/account/${page}\\?token=([\\w.-]+)`)
  return eventually(() =>
    mailsTo(souk, address)
      .flatMap(({ text }) => link.exec(text ?? '')?.[1] ?? [])
      .at(-1),
  )
}

export async function verify(souk: Souk, buyer: Buyer): Promise<void> {
  const token = await mailedTokenFor(souk, buyer.email, 'verify')
  expect((await buyer.call('POST', '/buyer/verification/confirm', { token })).status).toBe(200)
}
