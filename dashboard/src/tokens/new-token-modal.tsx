import { Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { queries, souk } from '../souk.ts'
import { NewTokenForm } from './new-token-form.tsx'
import { ShownOnce } from './shown-once.tsx'
import { tokensKey } from './tokens.queries.ts'

interface NewTokenModalProps {
  opened: boolean
  onClose: () => void
}

/** First what the token is for, then the token itself, this once. */
export function NewTokenModal({ opened, onClose }: NewTokenModalProps) {
  const create = useMutation({
    mutationFn: (body: Parameters<typeof souk.tokens.create>[0]['body']) => souk.tokens.create({ body }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: tokensKey }),
    // The token lies nowhere in the clear once the window is closed.
    gcTime: 0,
  })
  const made = create.data?.data
  const close = () => {
    create.reset()
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made === undefined ? 'New token' : `Token '${made.name}'`}
      size="lg"
      // A slip of the mouse would lose what is shown only once.
      closeOnClickOutside={made === undefined}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {made === undefined ? (
        <NewTokenForm error={create.error} pending={create.isPending} onSubmit={create.mutate} />
      ) : (
        <ShownOnce token={made.token} onDone={close} />
      )}
    </Modal>
  )
}
