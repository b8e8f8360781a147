import { useMutation } from '@tanstack/react-query'
import { useRest } from '../design/use-rest.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
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
  // What closes the window comes to stand where the form was sent.
  const rests = useRest(made === undefined)
  const close = () => {
    create.reset()
    onClose()
  }
  return (
    <Window
      opened={opened}
      onClose={close}
      title={made === undefined ? say('New token') : say("Token '{name}'", { name: made.name })}
      size="lg"
      stays={made !== undefined}
    >
      {made === undefined ? (
        <NewTokenForm work={create} onSubmit={create.mutate} />
      ) : (
        <ShownOnce token={made.token} rests={rests} onDone={close} />
      )}
    </Window>
  )
}
