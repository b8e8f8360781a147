import { describe, expect, it } from 'vitest'
import { openRightOfWay } from './right-of-way.ts'

describe('work that nobody waits for', () => {
  const inTurn = async (work: Promise<void>, name: string, seen: string[]) => {
    await work
    seen.push(name)
  }

  it('goes at once when no request is under way, and else after the last one', async () => {
    const { giveWay, enter } = openRightOfWay()
    await giveWay()
    const [first, second] = [enter(), enter()]
    const seen: string[] = []
    const waiting = inTurn(giveWay(), 'work', seen)
    first()
    await Promise.resolve()
    expect(seen).toEqual([])
    second()
    await waiting
    expect(seen).toEqual(['work'])
  })

  it('goes on although requests never end', async () => {
    const { giveWay, enter } = openRightOfWay()
    enter()
    await giveWay()
  })
})
