import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
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
        label={say('Cancel')}
        size="compact-sm"
        question={kind === 'import' ? say('Cancel the import?') : say('Cancel the export?')}
        yes={kind === 'import' ? say('Cancel the import') : say('Cancel the export')}
        no={say('Let it run')}
        loading={cancel.isPending}
        onYes={() => cancel.mutate()}
      >
        {kind === 'import' ? say('Nothing more is written. What was written stays.') : say('There will be no file.')}
      </AskFirst>
    </div>
  )
}
