import { Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { Box } from '../design/box.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import classes from './users.module.css'
import { lookAgain, type User } from './users.queries.ts'

export function UserSuspension({ user }: { user: User }) {
  return user.suspended_at === null ? <Suspend user={user} /> : <Reinstate user={user} since={user.suspended_at} />
}

function Suspend({ user: { id, name } }: { user: User }) {
  const draft = useDraft({ reason: '' })
  const suspend = useMutation({
    mutationFn: () => souk.users.suspend({ path: { id }, body: { reason: draft.values.reason.trim() || null } }),
    onSuccess: () => notifications.show({ message: say('{name} is suspended.', { name }) }),
    onSettled: lookAgain,
  })
  return (
    <Box title={say('Suspend')}>
      <div className={classes.form}>
        <Textarea
          label={say('Reason')}
          description={say('For operators. The user is signed out everywhere at once, and their tokens end for good.')}
          autosize
          minRows={1}
          {...draft.text('reason')}
          error={sentencesOf(suspend.error).reason}
        />
        <Refusal error={suspend.error} />
        <AskFirst
          label={say('Suspend')}
          question={say('Suspend {name}?', { name })}
          yes={say('Suspend')}
          final
          loading={suspend.isPending}
          onYes={() => suspend.mutate()}
        >
          {say(
            'They are signed out everywhere at once. Lifting the suspension lets them sign in again; their tokens stay ended.',
          )}
        </AskFirst>
      </div>
    </Box>
  )
}

function Reinstate({ user: { id, name, suspension_reason }, since }: { user: User; since: string }) {
  const reinstate = useMutation({
    mutationFn: () => souk.users.reinstate({ path: { id } }),
    onSuccess: () => notifications.show({ message: say('{name} may sign in again.', { name }) }),
    onSettled: lookAgain,
  })
  return (
    <Box title={say('Suspended')}>
      <div className={classes.form}>
        <p className={classes.text}>
          {suspension_reason ?? say('No reason was given.')}
          <span className={classes.dimmed}> {say('Since {time}.', { time: formatMoment(since) })}</span>
        </p>
        <Refusal error={reinstate.error} />
        <ActButton variant="default" work={reinstate} onAct={() => reinstate.mutate()}>
          {say('Lift the suspension')}
        </ActButton>
      </div>
    </Box>
  )
}
