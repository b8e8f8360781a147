import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
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
    onSuccess: () => notifications.show({ message: say("'{name}' is revoked: it opens nothing any more.", { name }) }),
    onError: (error) => tellRefusal(error, say('Not revoked')),
    onSettled: () => void queries.invalidateQueries({ queryKey: listedIn }),
  })
  return (
    <AskFirst
      label={
        <>
          {say('Revoke')}
          <span className="visually-hidden"> {name}</span>
        </>
      }
      size="compact-sm"
      question={say("Revoke '{name}'?", { name })}
      yes={say('Revoke')}
      final
      loading={end.isPending}
      onYes={() => end.mutate()}
    >
      {say('What uses it is signed out at once, for good.')}
    </AskFirst>
  )
}
