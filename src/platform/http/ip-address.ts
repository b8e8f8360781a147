import { isIPv4, isIPv6, SocketAddress } from 'node:net'

const maxLength = 100
const mapped = '::ffff:'

/** The one spelling of an address: `2001:db8::1` of `2001:0DB8:0::1%eth0`, `1.2.3.4` of `::ffff:1.2.3.4`; undefined for what is none. */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text
  if (text.length > maxLength) return undefined
  const [withoutZone = ''] = text.split('%', 1)
  if (!isIPv6(withoutZone)) return undefined
  const { address } = new SocketAddress({ address: withoutZone, family: 'ipv6' })
  const embedded = address.startsWith(mapped) ? address.slice(mapped.length) : ''
  return isIPv4(embedded) ? embedded : address
}

/**
 * Whom a canonical address belongs to, as far as limits go: an IPv4 address is one subscriber, and of IPv6 a subscriber has
 * a /64 at least, with more addresses than anybody could count.
 */
export function subscriberOf(address: string): string {
  if (!address.includes(':')) return address
  const [left = [], right = []] = address.split('::').map((groups) => groups.split(':').filter(Boolean))
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}
