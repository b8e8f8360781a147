import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { say } from '../language/say.ts'
import { ActButton } from './act-button.tsx'
import classes from './draft-form.module.css'
import { Refusal } from './refusal.tsx'
import type { Draft } from './use-draft.ts'

interface DraftFormProps {
  label: string
  draft: Pick<Draft<never>, 'dirty' | 'clear'>
  work: { isPending: boolean; submittedAt: number; error: Error | null; reset: () => void }
  onSave: () => void
  children: ReactNode
}

/** A form that fills a page. What was changed is saved or discarded at its foot, which stays in sight. */
export function DraftForm({ label, draft, work, onSave, children }: DraftFormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (draft.dirty) onSave()
  }
  const discard = () => {
    draft.clear()
    work.reset()
  }
  return (
    <form onSubmit={submit} aria-label={label} className={classes.form} noValidate>
      {children}
      {(draft.dirty || work.isPending) && (
        <section className={classes.bar} aria-label={say('Unsaved changes')}>
          <span className={classes.words}>
            {work.error === null ? say('Not saved yet.') : <Refusal error={work.error} />}
            {work.error !== null &&
              'errors' in work.error &&
              Boolean(work.error.errors) &&
              say('See the fields above.')}
          </span>
          <Button variant="default" onClick={discard} disabled={work.isPending}>
            {say('Discard')}
          </Button>
          <ActButton work={work}>{say('Save')}</ActButton>
        </section>
      )}
    </form>
  )
}
