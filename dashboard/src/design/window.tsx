import { Modal, type ModalProps } from '@mantine/core'
import { say } from '../language/say.ts'
import { useLeave } from './use-leave.tsx'
import { useRest } from './use-rest.ts'

interface WindowProps extends Pick<ModalProps, 'title' | 'size' | 'children'> {
  opened: boolean
  onClose: () => void
  /** What it shows is lost when it closes: a slip of the mouse or the keyboard does not. */
  stays?: boolean
}

/** Stands over the page with a form, and does not throw away unasked what was typed into it. */
export function Window({ opened, onClose, stays = false, children, ...modal }: WindowProps) {
  const { leave, watched } = useLeave(opened, onClose, !stays)
  const rests = useRest(opened)
  return (
    <Modal
      opened={opened}
      onClose={leave}
      closeOnEscape={false}
      closeOnClickOutside={!stays && !rests}
      closeButtonProps={{ 'aria-label': say('Close') }}
      {...modal}
    >
      {watched(children)}
    </Modal>
  )
}
