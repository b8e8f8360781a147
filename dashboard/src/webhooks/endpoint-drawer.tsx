import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { deletes } from '../deletion.ts'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Facts } from '../design/facts.tsx'
import { Loaded } from '../design/loaded.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { ShownOnce } from '../tokens/shown-once.tsx'
import { Deliveries } from './deliveries.tsx'
import { EndpointState } from './webhook-words.tsx'
import classes from './webhooks.module.css'
import { type Endpoint, endpointKey, lookAgain, useEndpoint } from './webhooks.queries.ts'

interface EndpointDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function EndpointDrawer({ id, onClose }: EndpointDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Webhook endpoint')} size={640} onClose={onClose}>
      {(shown) => <EndpointDetail key={shown} id={shown} onClose={onClose} />}
    </DetailDrawer>
  )
}

function EndpointDetail({ id, onClose }: { id: number; onClose: () => void }) {
  return (
    <Loaded query={useEndpoint(id)}>
      {(endpoint) => (
        <div className={classes.fields}>
          <Facts
            facts={{
              [say('Address')]: <span className={classes.address}>{endpoint.url}</span>,
              [say('Events')]: <code className={classes.patterns}>{endpoint.events.join(', ')}</code>,
              [say('State')]: <EndpointState endpoint={endpoint} />,
              [say('Failing since')]:
                endpoint.failing_since === null ? undefined : formatMoment(endpoint.failing_since),
              [say('The secret before signs until')]:
                endpoint.previous_secret_ends_at === null ? undefined : formatMoment(endpoint.previous_secret_ends_at),
            }}
          />
          <Acts endpoint={endpoint} onDeleted={onClose} />
          <Deliveries endpoint={endpoint} />
        </div>
      )}
    </Loaded>
  )
}

function Acts({ endpoint: { id, state }, onDeleted }: { endpoint: Endpoint; onDeleted: () => void }) {
  const path = { id }
  const [secret, setSecret] = useState<string>()
  const told = (message: string) => () => {
    notifications.show({ message })
    lookAgain()
  }
  const test = useMutation({
    mutationFn: () => souk.webhookEndpoints.test({ path }),
    onSuccess: told(say('A test is on its way.')),
    onError: tellRefusal,
  })
  const turn = useMutation({
    mutationFn: () => souk.webhookEndpoints.update({ path, body: { state: state === 'active' ? 'paused' : 'active' } }),
    onSuccess: lookAgain,
    onError: tellRefusal,
  })
  const rotate = useMutation({
    mutationFn: () => souk.webhookEndpoints.rotateSecret({ path }),
    onSuccess: ({ data }) => {
      setSecret(data.secret)
      lookAgain()
    },
    onError: tellRefusal,
    gcTime: 0,
  })
  const remove = useMutation({
    ...deletes(endpointKey(id)),
    mutationFn: () => souk.webhookEndpoints.delete({ path }),
    onSuccess: () => {
      onDeleted()
      told(say('The endpoint is deleted.'))()
    },
    onError: tellRefusal,
  })
  if (secret !== undefined) return <ShownOnce token={secret} rests={false} onDone={() => setSecret(undefined)} />
  return (
    <div className={classes.acts}>
      <ActButton work={test} disabled={state === 'paused'} onAct={() => test.mutate()}>
        {say('Send a test')}
      </ActButton>
      <ActButton work={turn} variant="default" onAct={() => turn.mutate()}>
        {state === 'active' ? say('Pause') : say('Resume')}
      </ActButton>
      <AskFirst
        label={say('New secret')}
        question={say('Make a new secret?')}
        yes={say('Make one')}
        loading={rotate.isPending}
        onYes={() => rotate.mutate()}
      >
        {say('For 24 hours the one before it signs, too. Put the new one into your server in that time.')}
      </AskFirst>
      <AskFirst
        label={say('Delete')}
        variant="subtle"
        color="red"
        question={say('Delete this endpoint?')}
        yes={say('Delete')}
        final
        loading={remove.isPending}
        onYes={() => remove.mutate()}
      >
        {say('Nothing is sent there any more, and what was sent is forgotten.')}
      </AskFirst>
    </div>
  )
}
