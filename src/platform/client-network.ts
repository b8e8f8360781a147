import { isIPv4, isIPv6 } from 'node:net'

/**
 * What one client holds of the Internet: its IPv4 address, or the /64 of its IPv6 address, since whoever has one of those
 * has all 2^64 of them. An IPv4 address in IPv6's clothes is the IPv4 address. What is no address stands for itself.
 */
export function networkOf(address: string): string {
  if (isIPv4(address)) return address
  const [withoutZone = ''] = address.split('%')
  if (!isIPv6(withoutZone)) return address
  // A URL's host is written in one way only, and an IPv4 part of it as two groups.
  const [head = '', tail] = new URL(`http://[${withoutZone}]`).hostname.slice(1, -1).split('::')
  const first = groupsOf(head)
  const last = groupsOf(tail ?? '')
  const groups = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
  if (groups.slice(0, 5).every((group) => group === '0') && groups[5] === 'ffff') return dotted(groups.slice(6))
  return `${groups.slice(0, 4).join(':')}::/64`
}

const groupsOf = (part: string) => (part === '' ? [] : part.split(':'))

function dotted(groups: string[]): string {
  const bytes = groups.map((group) => Number.parseInt(group, 16)).flatMap((group) => [group >> 8, group & 255])
  return bytes.join('.')
}
