import { Switch } from '@mantine/core'
import type { AnswerOf } from '@souk/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { Failed } from '../design/states.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import classes from './notifications.module.css'

type Preferences = AnswerOf<'notifications.getPreferences'>['data']

const key = ['preferences']

/** Shows the choice at once, and takes it back with the server's sentence when it is refused. */
export function PreferenceSwitch() {
  const queries = useQueryClient()
  const hint = useId()
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await souk.notifications.getPreferences({ signal })).data,
  })
  const choose = useMutation({
    mutationFn: (body: Preferences) => souk.notifications.setPreferences({ body }),
    onMutate: async (chosen) => {
      await queries.cancelQueries({ queryKey: key })
      const before = queries.getQueryData<Preferences>(key)
      queries.setQueryData<Preferences>(key, chosen)
      return { before }
    },
    onError: (error, _chosen, context) => {
      queries.setQueryData(key, context?.before)
      tellRefusal(error, say('Not saved'))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <section className={classes.preference} aria-label={say('Preferences')}>
      <div>
        <p>{say('Mails about the status of orders')}</p>
        <p className={classes.dimmed} id={hint}>
          {say('One whenever an order moves. Those about a new order and about your account come in any case.')}
        </p>
      </div>
      <Switch
        aria-label={say('Mails about the status of orders')}
        aria-describedby={hint}
        size="md"
        checked={data?.order_status_mails ?? false}
        disabled={data === undefined}
        onChange={({ currentTarget: { checked } }) => choose.mutate({ order_status_mails: checked })}
      />
    </section>
  )
}
