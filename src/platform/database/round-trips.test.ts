import { describe, expect, it } from 'vitest'
import { named } from './round-trips.ts'

/** How a text is sent each of so many times. */
const sent = (text: string, times: number) => Array.from({ length: times }, () => named(text).name)

describe('a statement is prepared under a name', () => {
  it('once it has been used often, and keeps that name', () => {
    const names = sent('SELECT often', 20)
    expect(names.slice(0, 9)).toEqual(Array(9).fill(undefined))
    expect(new Set(names.slice(9))).toEqual(new Set([expect.any(String)]))
    expect(sent('SELECT sometimes', 9)).toEqual(Array(9).fill(undefined))
  })

  it('however many others were used a few times before', () => {
    for (let at = 0; at < 5_000; at += 1) sent(`SELECT ${at}`, 3)
    expect(sent('SELECT late', 10).at(-1)).toEqual(expect.any(String))
  })

  it('unless a connection would have to keep too many', () => {
    for (let at = 0; at < 400; at += 1) sent(`SELECT much ${at}`, 10)
    expect(sent('SELECT too late', 20)).toEqual(Array(20).fill(undefined))
    expect(named('SELECT late').name).toEqual(expect.any(String))
  })
})
