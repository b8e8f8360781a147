import { useMutation } from '@tanstack/react-query'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { forgetSession } from '../session/use-me.ts'
import { souk } from '../souk.ts'

/** Ends every token, the one of this browser too. */
export function SignOutEverywhere() {
  const end = useMutation({
    mutationFn: () => souk.tokens.revokeAll(),
    onSuccess: forgetSession,
    onError: (error) => tellRefusal(error),
  })
  return (
    <AskFirst
      label={say('Revoke all and sign out')}
      question={say('Revoke every token?')}
      yes={say('Revoke all')}
      final
      loading={end.isPending}
      onYes={() => end.mutate()}
    >
      {say('Every program and browser that uses your account is signed out at once, this one too.')}
    </AskFirst>
  )
}
