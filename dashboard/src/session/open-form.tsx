import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { sayIfKnown } from '../language/say.ts'
import classes from './sign-in.module.css'

interface OpenFormProps<F extends string> {
  work: { mutate: (fields: Record<F, string>) => void; isPending: boolean; error: Error | null }
  /** What the fields are called, and the API as well. */
  fields: readonly F[]
  label: string
  /** The fields, with the server's sentence about each. */
  children: (refused: Partial<Record<string, string>>) => ReactNode
}

/** A form that nobody needs to be signed in for. */
export function OpenForm<F extends string>({ work, fields, label, children }: OpenFormProps<F>) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    work.mutate(Object.fromEntries(fields.map((name) => [name, String(form.get(name))])) as Record<F, string>)
  }
  const refused = sentencesOf(work.error)
  const others = Object.entries(refused).filter(([name]) => !(fields as readonly string[]).includes(name))
  const isSaid = Object.keys(refused).length > others.length
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      {children(refused)}
      {work.error !== null && !isSaid && (
        <p role="alert" className={classes.refused}>
          {others[0]?.[1] ?? sayIfKnown(work.error.message)}
        </p>
      )}
      <Button type="submit" size="md" loading={work.isPending} fullWidth>
        {label}
      </Button>
    </form>
  )
}
