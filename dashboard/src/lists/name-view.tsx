import { Button, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useDraft } from '../design/use-draft.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import classes from './lists.module.css'

interface NameViewProps {
  opened: boolean
  title: string
  name: string
  /** Names of other views. */
  taken: readonly string[]
  onName: (name: string) => void
  onClose: () => void
}

export function NameView({ opened, title, onClose, ...form }: NameViewProps) {
  return (
    <Window opened={opened} onClose={onClose} title={title} size="sm">
      <NameForm {...form} onClose={onClose} />
    </Window>
  )
}

function NameForm({ name, taken, onName, onClose }: Omit<NameViewProps, 'opened' | 'title'>) {
  const draft = useDraft({ name })
  const chosen = draft.values.name.trim()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // The window may stand in the form of a page.
    event.stopPropagation()
    if (chosen === '') return
    onName(chosen)
    onClose()
  }
  return (
    <form onSubmit={submit} className={classes.naming} noValidate>
      <TextInput
        label={say('Name')}
        maxLength={40}
        description={
          taken.includes(chosen) ? say('There is a view of this name: this one takes its place.') : undefined
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...draft.text('name')}
        data-autofocus
      />
      <Button type="submit" disabled={chosen === ''}>
        {say('Save')}
      </Button>
    </form>
  )
}
