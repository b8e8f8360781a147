import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AskFirst } from '../design/ask-first.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { queries } from '../souk.ts'
import { membersKey } from './members.queries.ts'

interface EndButtonProps {
  /** What the button says, and whom it concerns. */
  verb: string
  who: string
  question: string
  end: () => Promise<unknown>
  told: string
  /** What follows from a yes. */
  children: ReactNode
}

/** Ends a membership or an invitation. */
export function EndButton({ verb, who, question, end, told, children }: EndButtonProps) {
  const ending = useMutation({
    mutationFn: end,
    onSuccess: () => notifications.show({ message: told }),
    onError: (error) => tellRefusal(error, say('Not done')),
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
      question={question}
      yes={verb}
      final
      loading={ending.isPending}
      onYes={() => ending.mutate()}
    >
      {children}
    </AskFirst>
  )
}
