import { declareCommand } from '#platform/command-line/command.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { setRecording } from './recording.queries.ts'

const recording = (name: string, summary: string, paused: boolean) =>
  declareCommand({
    name,
    summary,
    async run({ database }: { database: Database }, _parsed, say) {
      await withPlatform(database, (tx) => setRecording(tx, paused, undefined))
      say(paused ? 'No process records anything until monitoring:resume.' : 'Every process records again.')
      return { done: true, result: { paused } }
    },
  })

export const pauseMonitoring = recording('monitoring:pause', 'Stop the recording on every process at once', true)
export const resumeMonitoring = recording('monitoring:resume', 'Let every process record again', false)
