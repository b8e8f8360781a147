import { type MutationKey, type QueryKey, useMutationState } from '@tanstack/react-query'
import { queries } from './souk.ts'

const deletionKey = (key: QueryKey): MutationKey => ['delete', ...key]

/** What a mutation that deletes the thing behind `key` takes: answers that are under way are not waited for. */
export const deletes = (key: QueryKey) => ({
  mutationKey: deletionKey(key),
  onMutate: () => queries.cancelQueries({ queryKey: key }),
})

/** Whether the thing behind `key` is there to be asked for. False from its deletion on, also while its drawer closes. */
export function useIsThere(key: QueryKey): boolean {
  const filters = { mutationKey: deletionKey(key), exact: true, predicate: isDone }
  return useMutationState({ filters }).length === 0
}

const isDone = ({ state }: { state: { status: string } }) => state.status === 'pending' || state.status === 'success'
