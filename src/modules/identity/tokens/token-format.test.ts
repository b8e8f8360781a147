import { assert, constantFrom, integer, nat, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mintSecret, parseToken, plainTextToken } from './token-format.ts'

const characters = [...'ABCXYZabcxyz0189_|']

describe('the form of a token', () => {
  it('is read back as it was written', () => {
    assert(
      property(integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => {
        const secret = mintSecret()
        expect(parseToken(plainTextToken(id, secret))).toEqual({ id, secret })
      }),
    )
  })

  it('is refused when any character of the secret is another one', () => {
    assert(
      property(nat(52), constantFrom(...characters), (place, character) => {
        const secret = mintSecret()
        const changed = secret.slice(0, place) + character + secret.slice(place + 1)
        expect(parseToken(plainTextToken(7, changed)) === undefined).toBe(changed !== secret)
      }),
    )
  })

  it('is nothing that somebody makes up', () => {
    assert(property(string({ unit: 'binary', maxLength: 80 }), (text) => parseToken(text) === undefined))
    for (const id of ['0', '-1', '01', '1.0', '99999999999999999', '']) {
      expect(parseToken(`${id}|${mintSecret()}`)).toBeUndefined()
    }
  })
})
