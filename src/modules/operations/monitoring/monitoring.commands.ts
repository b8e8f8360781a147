import { declareCommand } from '#platform/command-line/command.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { setRecording } from './recording.queries.ts'

const recording = (paused: boolean) =>
  declareCommand({
    async run({ database }: { database: Database }, _parsed, say) {
      await withPlatform(database, (tx) => setRecording(tx, paused, undefined))
      say(paused ? 'No process records anything until monitoring:resume.' : 'Every process records again.')
      return { done: true, result: { paused } }
    },
  })

export const pauseMonitoring = recording(true)
export const resumeMonitoring = recording(false)
