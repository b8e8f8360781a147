import { Button, type ButtonProps, Modal } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './ask-first.module.css'

interface AskFirstProps extends ButtonProps {
  label: string
  /** The question, and what follows from a yes. */
  question: string
  children: ReactNode
  /** What the button says that does it. */
  yes: string
  /** It cannot be taken back. */
  final?: boolean
  onYes: () => void
}

/** A button for what is worth a second thought. */
export function AskFirst({ label, question, children, yes, final = false, onYes, ...button }: AskFirstProps) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" {...button} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': 'Close' }}>
        <div className={classes.consequence}>{children}</div>
        <div className={classes.answers}>
          <Button variant="default" onClick={close}>
            Not now
          </Button>
          <Button
            data-autofocus
            {...(final && { bg: '#b3362b', c: 'white' })}
            onClick={() => {
              close()
              onYes()
            }}
          >
            {yes}
          </Button>
        </div>
      </Modal>
    </>
  )
}
