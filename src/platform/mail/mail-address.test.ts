import { describe, expect, it } from 'vitest'
import { isMailAddress } from './mail-address.ts'

const label = (length: number) => 'd'.repeat(length)

describe('a mail address', () => {
  it.each([
    'amal@example.com',
    "o'hara+news@sub.example.co",
    'user@xn--e1afmkfd.xn--p1ai',
    'user@XN--E1AFMKFD.XN--P1AI',
    'a/b@example.test',
    'a&b@example.test',
    'bounce=x@example.test',
    "!#$%&'*+-/=?^_`{|}~@example.test",
    '_@example.test',
    'first.last@1.example',
    `${'l'.repeat(64)}@example.test`,
    `a@${label(63)}.test`,
    `a@${[60, 60, 60, 60].map(label).join('.')}.tests.te`,
  ])('can be %s', (address) => {
    expect(isMailAddress(address)).toBe(true)
  })

  it.each([
    '',
    'nobody',
    '@example.com',
    'a@',
    'a@localhost',
    'a@example',
    'a@b@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a b@example.com',
    'a,b@example.com',
    'a<b@example.com',
    '"a b"@example.com',
    'a@[127.0.0.1]',
    'a@127.0.0.1',
    'a@example.1',
    'a@example.c',
    'a@-example.test',
    'a@example-.test',
    'a@example.test-',
    'a@example..test',
    'a@.example.test',
    'a@example.test.',
    'a@exa_mple.test',
    'a@example.xn--',
    'a@example.test\n',
    'ä@example.test',
    'a@exämple.test',
    'adm\u0130n@example.com',
    `${'l'.repeat(65)}@example.test`,
    `a@${label(64)}.test`,
    `a@example.${label(64)}`,
    `a@${[60, 60, 60, 60].map(label).join('.')}.tests.test`,
  ])('cannot be %j', (address) => {
    expect(isMailAddress(address)).toBe(false)
  })

  it('is recognised in time that grows with its length alone', () => {
    for (const text of ['a'.repeat(254), `${'a.'.repeat(127)}`, `a@${'a-'.repeat(126)}`, `a@${'a.'.repeat(126)}`]) {
      const begun = process.cpuUsage().user
      for (let turn = 0; turn < 100; turn += 1) expect(isMailAddress(text)).toBe(false)
      expect(process.cpuUsage().user - begun).toBeLessThan(1_000_000)
    }
  })
})
