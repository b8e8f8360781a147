import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { SureButton } from '../design/sure-button.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { queries, souk } from '../souk.ts'
import { type Token, tokensKey } from './tokens.queries.ts'

export function RevokeButton({ token: { id, name } }: { token: Token }) {
  const revoke = useMutation({
    mutationFn: () => souk.tokens.revoke({ path: { id } }),
    onSuccess: () => notifications.show({ message: `'${name}' is revoked: it opens nothing any more.` }),
    onError: (error) => tellRefusal(error, 'Not revoked'),
    onSettled: () => void queries.invalidateQueries({ queryKey: tokensKey }),
  })
  return (
    <SureButton size="compact-sm" loading={revoke.isPending} onSure={() => revoke.mutate()}>
      Revoke<span className="visually-hidden"> {name}</span>
    </SureButton>
  )
}
