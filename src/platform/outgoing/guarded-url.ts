import { isIP } from 'node:net'
import { isPublicAddress, isPublicName } from './public-address.ts'
import { type ResolveHost, resolveLocally, resolvePublicly } from './resolve-host.ts'

export interface Guard {
  /** Also `http:`, and hosts of this machine and its networks: for development. */
  allowPrivate: boolean
  resolve?: ResolveHost
}

/** A URL's host without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** What is wrong with an address that somebody wants to be sent something, as a sentence's end; undefined when nothing is. */
export function problemOfUrl(text: string, { allowPrivate }: Guard): string | undefined {
  if (!URL.canParse(text)) return 'must be an address such as https://example.com/hook.'
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'must begin with https://.'
  if (url.username !== '' || url.password !== '') return 'must hold no user name and no password.'
  if (allowPrivate) return undefined
  const host = hostOf(url)
  const isPublic = isIP(host) === 0 ? isPublicName(host) : isPublicAddress(host)
  return isPublic ? undefined : notPublic
}

export const notPublic = 'must lead to a public address.'

/** The addresses behind a host; one that is not public makes the whole host refused. None where the name leads nowhere now. */
export async function addressesOf(
  host: string,
  { allowPrivate, resolve = allowPrivate ? resolveLocally : resolvePublicly }: Guard,
  signal: AbortSignal,
): Promise<{ addresses: string[]; refused: boolean }> {
  const addresses = isIP(host) === 0 ? await resolve(host, signal) : [host]
  return { addresses, refused: !allowPrivate && !addresses.every(isPublicAddress) }
}

const lookMs = 3_000

/**
 * The same for an address that is to be kept, with a look at where it leads now. One that leads nowhere yet passes: each
 * request looks again.
 */
export async function problemOfLastingUrl(text: string, guard: Guard): Promise<string | undefined> {
  const problem = problemOfUrl(text, guard)
  if (problem !== undefined) return problem
  const { refused } = await addressesOf(hostOf(new URL(text)), guard, AbortSignal.timeout(lookMs))
  return refused ? notPublic : undefined
}
