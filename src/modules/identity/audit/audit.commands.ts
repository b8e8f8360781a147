import { z } from 'zod'
import { declareCommand } from '#platform/command-line/command.ts'
import { type Database, withPlatform } from '#platform/database/transactions.ts'
import { entriesAfter } from './audit.queries.ts'
import { verifyChain } from './verify-chain.ts'

interface Needs {
  database: Database
}

const knownEnd = z
  .string()
  .regex(/^\d{1,15}:[0-9a-f]{64}$/, 'must be <id>:<hash>, as audit:verify prints it')
  .transform((text) => {
    const [id = '', hash = ''] = text.split(':')
    return { id: Number(id), hash: Buffer.from(hash, 'hex') }
  })

/** What it prints for an intact chain is what to give it the next time. */
export const verifyAuditLog = declareCommand({
  arguments: { known: { about: 'the end that it printed before, <id>:<hash>', schema: knownEnd.optional() } },
  async run({ database }: Needs, { known }, say) {
    const report = await verifyChain(database, known)
    if (!report.intact) {
      say(`The audit log is broken at entry ${report.brokenAt}: ${report.problem}.`)
      return { done: false, result: { intact: false, broken_at: report.brokenAt, problem: report.problem } }
    }
    const end = `${report.head.id}:${report.head.hash.toString('hex')}`
    say(`The audit log is intact: ${report.head.id} entries. Its end is ${end}`)
    return { done: true, result: { intact: true, entries: report.head.id, end } }
  },
})

const after = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the id of an entry')
  .transform(Number)
  .optional()

export const exportAuditLog = declareCommand({
  options: { after: { about: 'only what follows this entry', value: 'ID', schema: after } },
  async run({ database, write }: Needs & { write: (line: string) => void }, { after = 0 }) {
    for (let last: number | undefined = after; last !== undefined; ) {
      const begin: number = last
      const entries = await withPlatform(database, (tx) => entriesAfter(tx, begin))
      for (const { line } of entries) write(line)
      last = entries.at(-1)?.id
    }
    return { done: true, result: undefined }
  },
})
