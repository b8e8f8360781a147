import { useMutation } from '@tanstack/react-query'
import { SureButton } from '../design/sure-button.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { queries, souk } from '../souk.ts'

/** Ends every token, the one of this browser too. */
export function SignOutEverywhere() {
  const end = useMutation({
    mutationFn: () => souk.tokens.revokeAll(),
    onSuccess: () => {
      queries.clear()
      queries.setQueryData(['me'], null)
    },
    onError: (error) => tellRefusal(error),
  })
  return (
    <SureButton loading={end.isPending} onSure={() => end.mutate()}>
      Revoke all and sign out
    </SureButton>
  )
}
