import { pino } from 'pino'
import { expect, it } from 'vitest'
import { eventually } from '#test/harness.ts'
import { warnOf } from './warn-of.ts'

function listening() {
  const lines: { msg: string; times?: number; err: { message: string } }[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  return { lines, log }
}

it('says a trouble once, counts it while it goes on, and says how often it came', async () => {
  const { lines, log } = listening()
  const onError = warnOf(log, 'the queue is held up', 200)
  for (let turn = 0; turn < 1_000; turn += 1) onError(new Error(`No place for job ${turn} of 10.0.0.${turn % 8}:6379`))
  expect(lines.map(({ msg }) => msg)).toEqual(['the queue is held up'])
  onError(new Error('Something else'))
  expect(lines).toHaveLength(2)
  await eventually(() => lines.length === 3)
  expect(lines[2]).toMatchObject({ msg: 'the queue is held up, again and again', times: 999 })
  expect(lines[2]?.err.message).toContain('No place for job 999')
})

it('says no more than a hundred kinds beside each other', () => {
  const { lines, log } = listening()
  const onError = warnOf(log, 'it is held up')
  const word = (turn: number) => turn.toString(36).replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] as string)
  for (let turn = 0; turn < 5_000; turn += 1) onError(new Error(`Trouble with ${word(turn)}!`))
  expect(lines.length).toBeLessThanOrEqual(101)
})
