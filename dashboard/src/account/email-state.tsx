import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import classes from './account.module.css'

export function EmailState({ verifiedAt }: { verifiedAt: string | null }) {
  const request = useMutation({
    mutationFn: () => souk.accounts.requestVerification(),
    onSuccess: ({ message }) => notifications.show({ message }),
    onError: (error) => tellRefusal(error),
  })
  if (verifiedAt !== null)
    return <p className={classes.note}>{say('Confirmed {time}.', { time: formatMoment(verifiedAt) })}</p>
  return (
    <p className={classes.note}>
      {say('Not confirmed yet.')}{' '}
      <ActButton size="compact-sm" variant="subtle" work={request} onAct={() => request.mutate()}>
        {say('Send the mail again')}
      </ActButton>
    </p>
  )
}
