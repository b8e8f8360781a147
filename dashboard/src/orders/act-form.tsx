import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { Refusal } from '../design/refusal.tsx'
import classes from './order-acts.module.css'
import { lookAgain } from './orders.queries.ts'

/** One act on an order: what it sends, and what is said once it is done, unless it says so itself. */
export function useAct(act: () => Promise<unknown>, said: string | undefined, onDone: () => void) {
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      if (said !== undefined) notifications.show({ message: said })
      onDone()
    },
    onSettled: lookAgain,
  })
}

interface ActFormProps {
  work: ReturnType<typeof useAct>
  label: string
  children: ReactNode
}

export function ActForm({ work, label, children }: ActFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    work.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {children}
      <Refusal error={work.error} />
      <ActButton work={work}>{label}</ActButton>
    </form>
  )
}
