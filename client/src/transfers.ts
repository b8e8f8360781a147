import type { AnswerOf } from './operation.ts'

/** How an import or export stands. */
export type Transfer = AnswerOf<'transfers.get'>['data']

type Read = (call: { path: { id: number }; signal?: AbortSignal }) => Promise<{ data: Transfer }>

export interface WatchOptions {
  /** Between two looks; half a second when absent. */
  everyMs?: number
  signal?: AbortSignal
}

/** Tells how the transfer stands, first at once and then whenever that has changed, until it has ended. */
export async function* watchTransfer(
  read: Read,
  id: number,
  { everyMs = 500, signal }: WatchOptions = {},
): AsyncGenerator<Transfer, void> {
  for (let told = ''; ; ) {
    const { data } = await read({ path: { id }, ...(signal && { signal }) })
    const now = JSON.stringify(data)
    if (now !== told) yield data
    told = now
    if (data.state !== 'running') return
    await new Promise((resolve) => setTimeout(resolve, everyMs))
    signal?.throwIfAborted()
  }
}
