import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { say } from '../language/say.ts'
import classes from './tokens.module.css'

interface ShownOnceProps {
  token: string
  /** It has only just come. */
  rests: boolean
  onDone: () => void
}

export function ShownOnce({ token, rests, onDone }: ShownOnceProps) {
  return (
    <div className={classes.form}>
      <p className={classes.text}>{say('Copy it now: it is shown this once, and kept nowhere as it is.')}</p>
      <code className={classes.token} data-testid="new-token">
        {token}
      </code>
      <div className={classes.buttons}>
        <CopyButton value={token} timeout={4_000}>
          {({ copied, copy }) => (
            <Button
              data-autofocus
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? say('Copied') : say('Copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" disabled={rests} onClick={onDone}>
          {say('Done')}
        </Button>
      </div>
    </div>
  )
}
