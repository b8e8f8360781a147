import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { queries } from '../souk.ts'

interface RevokeButtonProps {
  name: string
  revoke: () => Promise<unknown>
  /** What lists the tokens, to be read anew. */
  listedIn: readonly unknown[]
}

export function RevokeButton({ name, revoke, listedIn }: RevokeButtonProps) {
  const end = useMutation({
    mutationFn: revoke,
    onSuccess: () => notifications.show({ message: `'${name}' is revoked: it opens nothing any more.` }),
    onError: (error) => tellRefusal(error, 'Not revoked'),
    onSettled: () => void queries.invalidateQueries({ queryKey: listedIn }),
  })
  return (
    <AskFirst
      label={
        <>
          Revoke<span className="visually-hidden"> {name}</span>
        </>
      }
      size="compact-sm"
      question={`Revoke '${name}'?`}
      yes="Revoke"
      final
      loading={end.isPending}
      onYes={() => end.mutate()}
    >
      What uses it is signed out at once, for good.
    </AskFirst>
  )
}
