import { z } from 'zod'
import { type DeclaredEvent, describeData } from './declare-event.ts'

const counts = z.object({
  total: z.int(),
  processed: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  failed: z.int(),
})
const shape = {
  transfer_id: z.int(),
  kind: z.string(),
  what: z.string(),
  mode: z.string().nullable(),
  state: z.string(),
  counts,
}
const { transfer_id: id, ...rest } = shape
const Payload = z.object({ transfer: z.object({ id, ...rest }) })

const transferData = describeData({
  name: 'Transfer',
  shape,
  read(payload) {
    const { transfer } = Payload.parse(payload)
    return {
      transfer_id: transfer.id,
      kind: transfer.kind,
      what: transfer.what,
      mode: transfer.mode,
      state: transfer.state,
      counts: transfer.counts,
    }
  },
})

/** An import or an export has ended, well or not. */
export const transferFinishedEvent: DeclaredEvent = { event: 'transfer.finished', logged: transferData }
