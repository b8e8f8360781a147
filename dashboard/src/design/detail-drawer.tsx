import { Drawer } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { say, within } from '../language/say.ts'
import { useLeave } from './use-leave.tsx'
import { useRest } from './use-rest.ts'

interface DetailDrawerProps {
  /** What stands open beside the table; nothing when undefined. */
  id: number | undefined
  /** The noun, such as 'Order'. */
  title: string
  size?: number
  onClose: () => void
  children: (id: number) => ReactNode
}

/** One row of a table with all that belongs to it, beside the table. */
export function DetailDrawer({ id, title, size = 520, onClose, children }: DetailDrawerProps) {
  // While it slides out it still shows what it showed.
  const [shown, setShown] = useState(id)
  useEffect(() => {
    if (id !== undefined) setShown(id)
  }, [id])
  const opened = id !== undefined
  const { leave, watched } = useLeave(opened, onClose)
  // Who opens a row by a double click has not closed it again.
  const rests = useRest(opened)
  return (
    <Drawer
      opened={opened}
      onClose={leave}
      closeOnEscape={false}
      closeOnClickOutside={!rests}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': say('Close the {what}', { what: within(title) }) }}
    >
      {watched(shown !== undefined && children(shown))}
    </Drawer>
  )
}
