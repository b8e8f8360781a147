import { type Client, clientOf, newProduct, newUser, type User } from './client.ts'
import type { Souk } from './harness.ts'

/** A product whose stock only ever falls, and the highest stock that a read begun now may still show. */
export interface Watched {
  owner: User
  id: number
  atMost: number
}

export interface Tally {
  reads: number
  hits: number
  stale: string[]
}

export async function watchProduct(souk: Souk, admin: Client, name: string): Promise<Watched> {
  const owner = await newUser(souk)
  const { id } = await newProduct(admin, { user_id: owner.id, name, quantity: 1_000_000 })
  return { owner, id, atMost: 1_000_000 }
}

/** Speaks as that user to one of several processes. */
export const on = (origin: string, user: User) => clientOf({ origin }, user.token)

/** Reads once, and enters into the tally what was older than the last write that had been answered before. */
export async function readOnce(as: Client, product: Watched, path: string, tally: Tally): Promise<void> {
  const allowed = product.atMost
  const { body, headers } = await as.get(path)
  const rows: { id: number; quantity: number }[] = [body.data].flat()
  const quantity = rows.find(({ id }) => id === product.id)?.quantity ?? Number.NaN
  tally.reads += 1
  if (headers.get('x-cache') === 'HIT') tally.hits += 1
  if (quantity > allowed) tally.stale.push(`${path} showed ${quantity}, but ${allowed} was answered`)
}
