import { sweepMedia } from '#modules/catalogue/media/index.ts'
import { pruneTokens } from '#modules/identity/tokens/index.ts'
import { sweepTransfers } from '#modules/operations/transfers/index.ts'
import { declareCommand } from '#platform/command-line/command.ts'
import { pruneIdempotencyKeys } from '#platform/idempotency/prune.ts'
import type { Config } from '../config.ts'
import type { Dependencies } from '../dependencies.ts'
import { pruneHistory } from '../housekeeping.ts'

type Needs = Dependencies & { config: Config }

/** What the workers do once an hour. */
export const tidyCommands = {
  'tokens:prune': declareCommand({
    async run({ database, config }: Needs, _parsed, say) {
      const deleted = await pruneTokens(database, { maxAgeMinutes: config.tokenMaxAgeMinutes })
      say(`${deleted} deleted.`)
      return { done: true, result: { deleted } }
    },
  }),
  'media:sweep': declareCommand({
    async run({ database, files }: Needs, _parsed, say) {
      const swept = await sweepMedia(database, files)
      say(`${swept.pictures} pictures deleted, and the files of ${swept.files}.`)
      return { done: true, result: swept }
    },
  }),
  'transfers:sweep': declareCommand({
    async run({ database, files }: Needs, _parsed, say) {
      const deleted = await sweepTransfers(database, files)
      say(`${deleted} files deleted.`)
      return { done: true, result: { deleted } }
    },
  }),
  'history:prune': declareCommand({
    async run(at: Needs, _parsed, say) {
      const forgotten = await pruneHistory(at.config, at)
      say(`${forgotten.mails} mails, ${forgotten.webhooks} webhooks and ${forgotten.events} events forgotten.`)
      return { done: true, result: forgotten }
    },
  }),
  'idempotency:prune': declareCommand({
    async run({ database }: Needs, _parsed, say) {
      const forgotten = await pruneIdempotencyKeys(database)
      say(`${forgotten} forgotten.`)
      return { done: true, result: { forgotten } }
    },
  }),
}
