import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'
import { canonicalAddress, subscriberOf } from './ip-address.ts'
import { parseProxyTrust, trustedPeers } from './proxy-trust.ts'

function addressBehind(trust: string, peer: string, forwarded?: string): string {
  const parsed = parseProxyTrust(trust)
  if (parsed === undefined) throw new Error(`${trust} says nothing`)
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return clientAddress(trustedPeers(parsed))({ headers, socket: { remoteAddress: peer } } as IncomingMessage)
}

describe("a client's address", () => {
  it.each([
    ['false', '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    ['0', '203.0.113.7', '192.0.2.1', '203.0.113.7'],
    ['true', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['true', '10.0.0.1', '192.0.2.66, 192.0.2.1', '192.0.2.1'],
    ['1', '10.0.0.1', '192.0.2.66, 192.0.2.1', '192.0.2.1'],
    ['2', '10.0.0.1', '192.0.2.66, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['2', '10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['true', '10.0.0.1', undefined, '10.0.0.1'],
    ['true', '10.0.0.1', '', '10.0.0.1'],
    ['true', '10.0.0.1', '192.0.2.1, nonsense', '10.0.0.1'],
    ['2', '10.0.0.1', 'nonsense, 10.0.0.2', '10.0.0.2'],
    ['10.0.0.0/8', '10.0.0.1', '192.0.2.66, 192.0.2.1, 10.0.0.2', '192.0.2.1'],
    ['10.0.0.0/8', '192.0.2.5', '10.0.0.2', '192.0.2.5'],
    ['10.0.0.0/8', '::ffff:10.0.0.1', '192.0.2.1', '192.0.2.1'],
    ['10.0.0.0/8', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['loopback, 2001:db8::/32', '::1', '192.0.2.1, 2001:DB8:5::1', '192.0.2.1'],
    ['uniquelocal', '192.168.3.4', '192.0.2.1', '192.0.2.1'],
    ['192.0.2.5', '192.0.2.5', '192.0.2.1', '192.0.2.1'],
    ['true', '10.0.0.1', '192.0.2.1:5123', '192.0.2.1'],
    ['true', '10.0.0.1', '[2001:db8::1]:5123', '2001:db8::1'],
  ])('with TRUST_PROXY=%s, seen from %s with %j, is %s', (trust, peer, forwarded, address) => {
    expect(addressBehind(trust, peer, forwarded)).toBe(address)
  })

  it.each([
    'yes',
    '-1',
    '11',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '10.0.0/8',
    'fe80::/129',
    '10.0.0.1,',
    '1.5',
    '::ffff:10.0.0.0/104',
  ])('is not to be read with TRUST_PROXY=%s', (text) => {
    expect(parseProxyTrust(text)).toBeUndefined()
  })

  it.each([
    ['2001:0DB8:0::0001', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['0:0:0:0:0:FFFF:0102:0304', '1.2.3.4'],
    ['1.2.3', undefined],
    ['01.2.3.4', undefined],
    [`::1%${'a'.repeat(200)}`, undefined],
    ['', undefined],
  ])('has one spelling: that of %s is %s', (text, address) => {
    expect(canonicalAddress(text)).toBe(address)
  })

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('belongs to a subscriber: %s to %s', (address, subscriber) => {
    expect(subscriberOf(address)).toBe(subscriber)
  })
})
