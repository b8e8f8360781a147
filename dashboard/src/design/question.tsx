import { Button, Modal } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { say } from '../language/say.ts'
import classes from './question.module.css'
import { useEscape } from './use-escape.ts'
import { useRest } from './use-rest.ts'

interface QuestionProps {
  opened: boolean
  /** The question itself, such as 'Cancel the order?' */
  title: string
  /** What follows from a yes. */
  children: ReactNode
  /** What the button says that does it. */
  yes: string
  no?: string
  /** It cannot be taken back. */
  final?: boolean
  onYes: () => void
  onNo: () => void
}

/** Asked before something is done. The press that opened it never answers it, and the focus is on the no. */
export function Question({
  opened,
  title,
  children,
  yes,
  no = say('Not now'),
  final = false,
  onYes,
  onNo,
}: QuestionProps) {
  const rests = useRest(opened)
  useEscape(opened, onNo)
  const safe = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // The second press of a double click has taken the focus elsewhere.
    if (opened && !rests) safe.current?.focus({ preventScroll: true })
  }, [opened, rests])
  return (
    <Modal
      opened={opened}
      onClose={onNo}
      title={title}
      closeOnEscape={false}
      closeOnClickOutside={!rests}
      withCloseButton={false}
      zIndex={300}
    >
      <div className={classes.consequence}>{children}</div>
      <div className={classes.answers}>
        <Button ref={safe} variant="default" data-autofocus onClick={onNo}>
          {no}
        </Button>
        <Button {...(final && !rests && { bg: '#b3362b', c: 'white' })} disabled={rests || !opened} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Modal>
  )
}
