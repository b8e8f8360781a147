import { useDisclosure } from '@mantine/hooks'
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
        <DiscardQuestion opened={asked} onDiscard={discard} onKeep={close} />
      </Unsaved>
    ),
  }
}
