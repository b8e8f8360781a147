import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { say } from '../language/say.ts'

interface CopyProps {
  value: string
  /** What is copied, such as 'the id'. */
  what: string
}

/** Puts a number or an id where it can be pasted from. */
export function Copy({ value, what }: CopyProps) {
  // Browsers have no clipboard for pages that came unencrypted from another machine.
  if (navigator.clipboard === undefined) return null
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          bg="transparent"
          onClick={copy}
          aria-label={copied ? say('Copied {what}', { what }) : say('Copy {what}', { what })}
        >
          {copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.6} />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
