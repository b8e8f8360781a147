import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { say } from '../language/say.ts'
import { tellRefusal } from './tell-refusal.tsx'

const undoMs = 10_000

/** Says what was done, and lets one think better of it for a while. */
export function tellWithUndo(sentence: string, undo: () => Promise<void>): void {
  const notice = notifications.show({
    autoClose: undoMs,
    message: (
      <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
        {sentence}
        <UndoButton
          undo={() =>
            undo()
              .catch(tellRefusal)
              .finally(() => notifications.hide(notice))
          }
        />
      </span>
    ),
  })
}

function UndoButton({ undo }: { undo: () => Promise<unknown> }) {
  const [pressed, setPressed] = useState(false)
  const press = () => {
    setPressed(true)
    void undo()
  }
  return (
    <Button size="compact-sm" variant="light" loading={pressed} onClick={press}>
      {say('Undo')}
    </Button>
  )
}
