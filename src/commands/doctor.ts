import { declareCommand } from '#platform/command-line/command.ts'
import { examine } from '../doctor/examine.ts'
import type { Finding } from '../doctor/finding.ts'
import { configBesideRunning } from './opening.ts'

const signs = { good: 'ok', doubtful: '??', wrong: '!!' }

export const doctorCommand = declareCommand({
  async run(_at: object, _parsed, say) {
    const findings: Finding[] = []
    await examine(configBesideRunning, (finding) => {
      findings.push(finding)
      const { about, state, said, mend } = finding
      say(`${signs[state]}  ${about.padEnd(13)}  ${said}`)
      if (mend !== undefined) say(`${' '.repeat(19)}${mend}`)
    })
    const wrong = findings.filter(({ state }) => state === 'wrong').length
    const doubtful = findings.filter(({ state }) => state === 'doubtful').length
    say(wrong + doubtful === 0 ? 'All is well.' : `${wrong} wrong, ${doubtful} doubtful.`)
    return { done: wrong === 0, result: { wrong, doubtful, findings } }
  },
})
