import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { souk } from '../souk.ts'
import { type Transfer, takeTransfer } from './transfers.queries.ts'

export function CancelTransfer({ transfer: { id, kind } }: { transfer: Transfer }) {
  const cancel = useMutation({
    mutationFn: async () => (await souk.transfers.cancel({ path: { id } })).data,
    onSuccess: takeTransfer,
    onError: (error) => tellRefusal(error),
  })
  return (
    <div>
      <AskFirst
        label="Cancel"
        size="compact-sm"
        question={`Cancel the ${kind}?`}
        yes={`Cancel the ${kind}`}
        no="Let it run"
        loading={cancel.isPending}
        onYes={() => cancel.mutate()}
      >
        {kind === 'import' ? 'Nothing more is written. What was written stays.' : 'There will be no file.'}
      </AskFirst>
    </div>
  )
}
