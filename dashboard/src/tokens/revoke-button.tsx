import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { SureButton } from '../design/sure-button.tsx'
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
    <SureButton size="compact-sm" loading={end.isPending} onSure={() => end.mutate()}>
      Revoke<span className="visually-hidden"> {name}</span>
    </SureButton>
  )
}
