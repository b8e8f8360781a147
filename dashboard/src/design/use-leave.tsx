import { useDisclosure } from '@mantine/hooks'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { DiscardQuestion } from './discard-question.tsx'
import { Unsaved } from './unsaved.ts'
import { useEscape } from './use-escape.ts'

interface Leaving {
  /** Closes the window, or asks first when a form in it has not been sent. */
  leave: () => void
  /** Puts the window's content where its forms can be asked. */
  watched: (content: ReactNode) => ReactNode
}

export function useLeave(opened: boolean, onClose: () => void, byEscape = true): Leaving {
  const [forms] = useState(() => new Set<string>())
  const [asked, { open, close }] = useDisclosure()
  const leave = () => (forms.size > 0 ? open() : onClose())
  useEscape(opened, () => byEscape && leave())
  const discard = () => {
    close()
    onClose()
  }
  return {
    leave,
    watched: (content) => (
      <Unsaved value={forms}>
        {content}
        {opened && <AskBeforeGoing forms={forms} />}
        <DiscardQuestion opened={asked} onDiscard={discard} onKeep={close} />
      </Unsaved>
    ),
  }
}

/** A page whose forms are asked before one goes elsewhere. */
export function Watched({ children }: { children: ReactNode }) {
  const [forms] = useState(() => new Set<string>())
  return (
    <Unsaved value={forms}>
      {children}
      <AskBeforeGoing forms={forms} />
    </Unsaved>
  )
}

/** The browser's way back and every link would throw away what was typed, too. */
function AskBeforeGoing({ forms }: { forms: Set<string> }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => forms.size > 0,
    enableBeforeUnload: false,
    withResolver: true,
  })
  return <DiscardQuestion opened={status === 'blocked'} onDiscard={() => proceed?.()} onKeep={() => reset?.()} />
}
