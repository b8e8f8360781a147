import { Drawer } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

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
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      size={size}
      title={title}
      closeButtonProps={{ 'aria-label': `Close the ${title.toLowerCase()}` }}
    >
      {shown !== undefined && children(shown)}
    </Drawer>
  )
}
