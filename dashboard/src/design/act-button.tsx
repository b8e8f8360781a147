import { Button, type ButtonProps } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import { useRest } from './use-rest.ts'
import { useSinglePress } from './use-single-press.ts'

interface ActButtonProps extends ButtonProps {
  /** The mutation that it starts. */
  work: { isPending: boolean; submittedAt: number }
  /** What a press does; without it, it sends the form that it stands in. */
  onAct?: () => void
  children: ReactNode
}

/** Does its work once, however often it is pressed, and takes the next press a moment after that has ended. */
export function ActButton({ work: { isPending, submittedAt }, onAct, ...button }: ActButtonProps) {
  const rests = useRest(`${submittedAt} ${isPending}`)
  const isSingle = useSinglePress()
  const press = (event: MouseEvent) => {
    // Enter in a field of the form is a press as well.
    if (isSingle(event)) onAct?.()
    else event.preventDefault()
  }
  const type = onAct === undefined ? 'submit' : 'button'
  return <Button {...button} type={type} loading={isPending || rests} onClick={press} />
}
