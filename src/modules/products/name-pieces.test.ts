import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPieces, anyPiece, bitsOf, noPieces } from './name-pieces.ts'

const has = (pieces: Buffer, bit: number) => (((pieces[bit >> 3] as number) >> (bit & 7)) & 1) === 1
const mayHold = (pieces: Buffer, text: string) => bitsOf(text).every((bit) => has(pieces, bit))

describe('the pieces of names', () => {
  it('have every text that a name holds, whatever it is made of', () => {
    const Text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'abc 蓝-7'), fc.constant('😀')),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        fc.array(Text, { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (names, at, from, length) => {
          const pieces = noPieces()
          for (const name of names) addPieces(pieces, name)
          const characters = [...(names[at % names.length] as string)]
          const begin = from % characters.length
          const part = characters.slice(begin, begin + 1 + (length % (characters.length - begin))).join('')
          expect(mayHold(pieces, part), part).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('lack nearly every text that no name holds, at as many names as a zone has', () => {
    const pieces = noPieces()
    for (let name = 0; name < 1_000; name += 1) addPieces(pieces, `amber bamboo kettle ${name * 977}`)
    const absent = Array.from(
      { length: 600 },
      (_, at) => `q${String.fromCharCode(97 + (at % 26), 97 + (at % 23))}${at % 7}`,
    )
    const wrong = absent.filter((text) => mayHold(pieces, text))
    expect(wrong.length).toBeLessThan(absent.length / 20)
    expect(absent.filter((text) => mayHold(anyPiece(), text))).toHaveLength(absent.length)
  })
})
