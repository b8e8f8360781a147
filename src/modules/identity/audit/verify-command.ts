import type { Database } from '#platform/database/transactions.ts'
import { verifyChain } from './verify-chain.ts'

/** `audit:verify [<id>:<hash>]`: what it printed for an intact chain is what to give it the next time. */
export async function verifyAuditLog(
  { database }: { database: Database },
  [known]: string[],
  say: (line: string) => void,
): Promise<boolean> {
  const [, id, hash] = /^(\d+):([0-9a-f]{64})$/.exec(known ?? '') ?? []
  if (known !== undefined && hash === undefined) throw new Error(`'${known}' is not <id>:<hash>.`)
  const report = await verifyChain(
    database,
    hash === undefined ? undefined : { id: Number(id), hash: Buffer.from(hash, 'hex') },
  )
  say(
    report.intact
      ? `The audit log is intact: ${report.head.id} entries. Its end is ${report.head.id}:${report.head.hash.toString('hex')}`
      : `The audit log is broken at entry ${report.brokenAt}: ${report.problem}.`,
  )
  return report.intact
}
