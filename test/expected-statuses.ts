import type { User } from './client.ts'

/** `custom` has a role that an admin made through the API; `limited` is an admin by a token with fewer abilities. */
export type Caller = 'anonymous' | 'customer' | 'merchant' | 'admin' | 'custom' | 'limited'

export interface Expectation extends Record<Caller, number> {
  /** A request that succeeds for who may make it, made anew for each caller. */
  request: (caller: User) => Promise<{ path: string; body?: unknown }>
}

export const everybody = (status: number) => ({
  anonymous: status,
  customer: status,
  merchant: status,
  admin: status,
  custom: status,
  limited: status,
})
export const signedIn = (status: number) => ({ ...everybody(status), anonymous: 401 })
/** For the seeded roles alone: neither of the two that hold a part of what they hold. */
export const seeded = (status: number) => ({ ...signedIn(status), custom: 403, limited: 403 })
export const adminOnly = (status: number) => ({ ...signedIn(403), admin: status })
export const sellers = (status: number) => ({ ...signedIn(status), customer: 403, custom: 403 })

/** For who keeps a shop. */
export const shopkeepers = (status: number) => ({ ...sellers(status), limited: 403 })

export const at = (path: string) => async () => ({ path })
