import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldText } from '#platform/fold-text.ts'
import { newProduct, newUser, type User } from '#test/client.ts'
import { type Souk, startSouk } from '#test/harness.ts'

let souk: Souk
let merchant: User

beforeAll(async () => {
  souk = await startSouk()
  merchant = await newUser(souk, 'merchant')
})

const found = async (search: string) =>
  (await merchant.get(`/products?search=${encodeURIComponent(search)}`)).body.data.map(({ id }: { id: number }) => id)

describe('a search finds a name however either is spelled:', () => {
  it.each([
    ['composed and decomposed', 'Caf\u00e9 Noir', ['cafe\u0301', 'caf\u00e9', 'CAFE\u0301', 'cafe']],
    ['decomposed and composed', 'Creme Bru\u0302le\u0301e', ['br\u00fbl\u00e9e', 'brulee', 'BR\u00dbL\u00c9E']],
    ['Hangul', '\u1112\u1161\u11ab\u1100\u116e\u11a8 tea', ['\ud55c\uad6d']],
    ['kana of half width', '\uff76\uff9e\uff97\uff7d bowl', ['\u30ac\u30e9\u30b9']],
    ['letters and digits of full width', '\uff33\uff45\uff54 \uff14\uff15\uff16', ['set 456', 'SET']],
    ['a final sigma', '\u039f\u0394\u039f\u03a3 mug', ['\u03bf\u03b4\u03bf\u03c2', '\u03bf\u03b4\u03bf\u03c3']],
    ['a sharp s', 'Stra\u00dfe lamp', ['STRASSE', 'stra\u1e9ee', 'strasse', 'STRA\u00dfE']],
    ['a ligature', 'O\ufb03ce chair', ['office', 'OFFICE', 'o\ufb03ce']],
    ['a dotted capital I', '\u0130zmir rug', ['izmir', 'i\u0307zmir', '\u0130ZM\u0130R']],
    ['the Kelvin sign', '300 \u212aelvin bulb', ['kelvin']],
    [
      'vowel signs of Arabic, and a stretch',
      '\u0643\u0650\u062a\u0627\u0628',
      ['\u0643\u062a\u0627\u0628', '\u0643\u062a\u0640\u0627\u0628'],
    ],
    ['vowel signs of Hebrew', '\u05e1\u05b5\u05e4\u05b6\u05e8', ['\u05e1\u05e4\u05e8']],
    ['a soft hyphen and a joiner', 'K\u00fchl\u00adschrank\u200d', ['k\u00fchlschrank', 'kuhl\u00adschrank']],
    ['a space that does not break', 'Tea\u00a0pot', ['tea pot']],
    ['signs that mean something to a pattern', '50% off_line\\', ['50% off', 'off_line\\']],
  ])('%s', async (_what, name, searches) => {
    const { id } = await newProduct(merchant, { name })
    for (const search of searches) expect(await found(search), search).toContain(id)
  })

  it('and keeps apart what differs in more than spelling', async () => {
    const { id } = await newProduct(merchant, { name: 'Straw basket' })
    for (const search of ['strasse', '50%off', 'b_sket', 'bask%t', '\u30ab'])
      expect(await found(search)).not.toContain(id)
  })
})

it('folds a text by one rule, in PostgreSQL and where texts lie elsewhere', async () => {
  const ranges = [
    [0x20, 0x7e],
    [0xa0, 0x24f],
    [0x300, 0x36f],
    [0x370, 0x3ff],
    [0x400, 0x4ff],
    [0x591, 0x5c7],
    [0x610, 0x670],
    [0x1100, 0x11ff],
    [0x1e00, 0x1eff],
    [0x2000, 0x206f],
    [0x2100, 0x214f],
    [0x3040, 0x30ff],
    [0xac00, 0xad00],
    [0xfb00, 0xfb06],
    [0xff01, 0xffee],
  ] as const
  const letter = fc.oneof(
    ...ranges.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code))),
  )
  const texts = fc.sample(fc.string({ unit: letter, maxLength: 20 }), { numRuns: 2_000, seed: 45 })
  const { rows } = await souk.owner.query<{ text: string; folded: string }>(
    'SELECT text, fold_text(text) AS folded FROM unnest($1::text[]) AS text',
    [texts],
  )
  expect(rows.filter(({ text, folded }) => foldText(text) !== folded)).toEqual([])
})
