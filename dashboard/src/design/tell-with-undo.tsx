import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { tellRefusal } from './tell-refusal.tsx'

const undoMs = 10_000

/** Says what was done, and lets one think better of it for a while. */
export function tellWithUndo(sentence: string, undo: () => Promise<void>): void {
  const notice = notifications.show({
    autoClose: undoMs,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
        {sentence}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() =>
            void undo()
              .catch(tellRefusal)
              .finally(() => notifications.hide(notice))
          }
        >
          Undo
        </Button>
      </span>
    ),
  })
}
