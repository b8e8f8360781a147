import { Button, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Box } from '../design/box.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { SureButton } from '../design/sure-button.tsx'
import { formatMoment } from '../format.ts'
import { souk } from '../souk.ts'
import classes from './users.module.css'
import { lookAgain, type User } from './users.queries.ts'

export function UserSuspension({ user }: { user: User }) {
  return user.suspended_at === null ? <Suspend user={user} /> : <Reinstate user={user} since={user.suspended_at} />
}

function Suspend({ user: { id, name } }: { user: User }) {
  const [reason, setReason] = useState('')
  const suspend = useMutation({
    mutationFn: () => souk.users.suspend({ path: { id }, body: { reason: reason.trim() || null } }),
    onSuccess: () => notifications.show({ message: `${name} is suspended.` }),
    onSettled: lookAgain,
  })
  return (
    <Box title="Suspend">
      <div className={classes.form}>
        <Textarea
          label="Reason"
          description="For operators. The user is signed out everywhere at once, and their tokens end for good."
          autosize
          minRows={1}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={sentencesOf(suspend.error).reason}
        />
        <Refusal error={suspend.error} />
        <SureButton loading={suspend.isPending} onSure={() => suspend.mutate()}>
          Suspend
        </SureButton>
      </div>
    </Box>
  )
}

function Reinstate({ user: { id, name, suspension_reason }, since }: { user: User; since: string }) {
  const reinstate = useMutation({
    mutationFn: () => souk.users.reinstate({ path: { id } }),
    onSuccess: () => notifications.show({ message: `${name} may sign in again.` }),
    onSettled: lookAgain,
  })
  return (
    <Box title="Suspended">
      <div className={classes.form}>
        <p className={classes.text}>
          {suspension_reason ?? 'No reason was given.'}
          <span className={classes.dimmed}> Since {formatMoment(since)}.</span>
        </p>
        <Refusal error={reinstate.error} />
        <Button variant="default" loading={reinstate.isPending} onClick={() => reinstate.mutate()}>
          Lift the suspension
        </Button>
      </div>
    </Box>
  )
}
