import { BlockList, isIPv4 } from 'node:net'
import { canonicalAddress } from './ip-address.ts'

/** Which proxies stand between us and a client: so many of them, or those in these networks. None is 0. */
export type ProxyTrust = number | readonly string[]

/** Whether this peer is believed about whom it speaks for; `hop` proxies stand between it and us. */
export type TrustsPeer = (address: string, hop: number) => boolean

const maxHops = 10
const named: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/** Reads `false`, `true` (one proxy), a number of proxies or a list of networks; undefined for anything else. */
export function parseProxyTrust(text: string): ProxyTrust | undefined {
  if (text === 'false') return 0
  if (text === 'true') return 1
  if (/^\d+$/.test(text)) return Number(text) <= maxHops ? Number(text) : undefined
  const networks = text.split(',').flatMap((part) => named[part.trim()] ?? part.trim())
  return networks.every((network) => parseNetwork(network) !== undefined) ? networks : undefined
}

interface Network {
  address: string
  bits: number
  family: 'ipv4' | 'ipv6'
}

/** An address, or one with the length of its prefix; a network that holds every address would trust everybody. */
function parseNetwork(text: string): Network | undefined {
  const [, host = '', length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const address = canonicalAddress(host)
  if (address === undefined) return undefined
  const family = isIPv4(address) ? 'ipv4' : 'ipv6'
  // The prefix of `::ffff:10.0.0.0/104` counts bits that the address no longer has.
  if (family === 'ipv4' && host.includes(':')) return undefined
  const most = family === 'ipv4' ? 32 : 128
  const bits = length === undefined ? most : Number(length)
  return bits >= 1 && bits <= most ? { address, bits, family } : undefined
}

export function trustedPeers(trust: ProxyTrust): TrustsPeer {
  if (typeof trust === 'number') return (_address, hop) => hop < trust
  const networks = new BlockList()
  for (const network of trust.map(parseNetwork)) {
    if (network !== undefined) networks.addSubnet(network.address, network.bits, network.family)
  }
  return (text) => {
    const address = canonicalAddress(text)
    return address !== undefined && networks.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
  }
}
