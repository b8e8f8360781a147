import { lookup, Resolver } from 'node:dns/promises'

/** Answers the IP addresses of a name, none where it has none. */
export type ResolveHost = (name: string, signal: AbortSignal) => Promise<string[]>

/**
 * Asks the DNS alone: no file of this machine adds names, and a name server that is slow takes no thread from others, as
 * `getaddrinfo` would.
 */
export const resolvePublicly: ResolveHost = async (name, signal) => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  const asked = [resolver.resolve4(name), resolver.resolve6(name)]
  try {
    return (await Promise.all(asked.map((addresses) => addresses.catch(() => [])))).flat()
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

/** As every other program of this machine does. */
export const resolveLocally: ResolveHost = async (name) => {
  const found = await lookup(name, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}
