import { Button, type ButtonProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Question } from './question.tsx'

interface AskFirstProps extends ButtonProps {
  label: ReactNode
  question: string
  /** What follows from a yes. */
  children: ReactNode
  /** What the button says that does it. */
  yes: string
  no?: string
  /** It cannot be taken back. */
  final?: boolean
  onYes: () => void
}

/** A button for what is worth a second thought. */
export function AskFirst({ label, question, children, yes, no, final = false, onYes, ...button }: AskFirstProps) {
  const [opened, { open, close }] = useDisclosure()
  const agree = () => {
    close()
    onYes()
  }
  return (
    <>
      <Button variant="default" {...(final && { c: 'var(--bad)' })} {...button} onClick={open}>
        {label}
      </Button>
      <Question
        opened={opened}
        title={question}
        yes={yes}
        {...(no !== undefined && { no })}
        final={final}
        onYes={agree}
        onNo={close}
      >
        {children}
      </Question>
    </>
  )
}
