import type { AnswerOf } from '@souk/client'
import { useQuery } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'

export type Transfer = AnswerOf<'transfers.get'>['data']

export const listKey = ['transfers', 'list']
const transferKey = (id: number) => ['transfers', 'one', id]

const followMs = 500

export const isRunning = ({ state }: Transfer) => state === 'running'

/** How it stands, looked at again until it has ended. */
export const useTransfer = (id: number) =>
  useQuery({
    queryKey: transferKey(id),
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Transfer>(transferKey(id))
      const { data } = await souk.transfers.get({ path: { id }, signal })
      if (before !== undefined && isRunning(before) && !isRunning(data)) lookAgain(data)
      return data
    },
    refetchInterval: ({ state: { data } }) => (data !== undefined && isRunning(data) ? followMs : false),
  })

/** After one was begun or cancelled. */
export function takeTransfer(transfer: Transfer): void {
  queries.setQueryData(transferKey(transfer.id), transfer)
  lookAgain(transfer)
}

/** What was imported is shown elsewhere, too. */
function lookAgain({ kind, mode }: Transfer): void {
  const touched = kind === 'import' && mode !== 'dry_run' ? [['products'], ['listings'], ['stats']] : []
  for (const queryKey of [listKey, ...touched]) void queries.invalidateQueries({ queryKey })
}
