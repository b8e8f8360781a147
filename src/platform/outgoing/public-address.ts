import ipaddr from 'ipaddr.js'

/** Azure's machines ask this one for their metadata, though it lies among the public addresses. */
const metadataOfAzure = '168.63.129.16'
/** All of IPv6 that is given out. What holds an IPv4 address, such as `::ffff:10.0.0.1` or `64:ff9b::a00:1`, lies outside. */
const givenOut = ipaddr.IPv6.parseCIDR('2000::/3')
/** Names that lead into a private network, or nowhere. */
const privateNames = /(^|\.)(localhost|local|internal|home\.arpa)$/

/** Whether an IP address belongs to the internet: not private, local, shared, reserved, tunnelled or for metadata. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%') || text === metadataOfAzure) return false
  const address = ipaddr.parse(text)
  return address.range() === 'unicast' && (address instanceof ipaddr.IPv4 || address.match(givenOut))
}

/** Whether a name can be one of the internet's, before anybody is asked where it leads. */
export function isPublicName(name: string): boolean {
  const bare = name.toLowerCase().replace(/\.$/, '')
  return bare.includes('.') && !privateNames.test(bare)
}
