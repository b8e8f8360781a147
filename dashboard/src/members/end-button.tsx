import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { queries } from '../souk.ts'
import { membersKey } from './members.queries.ts'

interface EndButtonProps {
  /** What the button says, and whom it concerns. */
  verb: string
  who: string
  end: () => Promise<unknown>
  told: string
  /** What follows from a yes. */
  children: ReactNode
}

/** Ends a membership or an invitation. */
export function EndButton({ verb, who, end, told, children }: EndButtonProps) {
  const ending = useMutation({
    mutationFn: end,
    onSuccess: () => notifications.show({ message: told }),
    onError: (error) => tellRefusal(error, 'Not done'),
    onSettled: () => void queries.invalidateQueries({ queryKey: membersKey }),
  })
  return (
    <AskFirst
      label={
        <>
          {verb}
          <span className="visually-hidden"> {who}</span>
        </>
      }
      size="compact-sm"
      question={`${verb} ${who}?`}
      yes={verb}
      final
      loading={ending.isPending}
      onYes={() => ending.mutate()}
    >
      {children}
    </AskFirst>
  )
}
