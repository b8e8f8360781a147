import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { useRest } from '../design/use-rest.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { ShownOnce } from '../tokens/shown-once.tsx'
import { patternsIn } from './webhook-words.tsx'
import classes from './webhooks.module.css'
import { lookAgain } from './webhooks.queries.ts'

interface NewEndpointProps {
  opened: boolean
  onClose: () => void
}

/** First where to send what, then the secret, this once. */
export function NewEndpoint({ opened, onClose }: NewEndpointProps) {
  const create = useMutation({
    mutationFn: (body: { url: string; events: string[] }) => souk.webhookEndpoints.create({ body }),
    onSuccess: lookAgain,
    // The secret lies nowhere in the clear once the window is closed.
    gcTime: 0,
  })
  const made = create.data?.data
  const rests = useRest(made === undefined)
  const close = () => {
    create.reset()
    onClose()
  }
  return (
    <Window
      opened={opened}
      onClose={close}
      title={made === undefined ? say('New endpoint') : say('The signing secret')}
      size="lg"
      stays={made !== undefined}
    >
      {made === undefined ? (
        <EndpointForm work={create} onSubmit={create.mutate} />
      ) : (
        <ShownOnce token={made.secret} rests={rests} onDone={close} />
      )}
    </Window>
  )
}

interface EndpointFormProps {
  work: { error: Error | null; isPending: boolean; submittedAt: number }
  onSubmit: (endpoint: { url: string; events: string[] }) => void
}

function EndpointForm({ work, onSubmit }: EndpointFormProps) {
  const draft = useDraft({ url: '', events: '*' })
  const refused = sentencesOf(work.error)
  const eventRefused = Object.keys(refused).find((field) => field.startsWith('events'))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit({ url: draft.values.url.trim(), events: patternsIn(draft.values.events) })
  }
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <TextInput
        label={say('Address')}
        placeholder="https://example.com/hooks/souk"
        {...draft.text('url')}
        error={refused.url}
        data-autofocus
      />
      <TextInput
        label={say('Events')}
        description={say('Names, or patterns such as order.*, separated by commas. * is everything.')}
        {...draft.text('events')}
        error={eventRefused && refused[eventRefused]}
      />
      <Refusal error={work.error} />
      <ActButton work={work}>{say('Create endpoint')}</ActButton>
    </form>
  )
}
