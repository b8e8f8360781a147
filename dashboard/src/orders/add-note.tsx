import { Checkbox, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { Box } from '../design/box.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { queries, souk } from '../souk.ts'
import classes from './order.module.css'
import { notesKey } from './orders.queries.ts'

/** Writes on the order, for the shop itself or for the buyer to read. */
export function AddNote({ id }: { id: number }) {
  const draft = useDraft({ text: '', public: false as boolean })
  const add = useMutation({
    mutationFn: (body: typeof draft.values) => souk.orders.addNote({ path: { id }, body }),
    onSuccess: (_added, sent) => {
      draft.settle(sent)
      void queries.invalidateQueries({ queryKey: notesKey(id) })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    add.mutate(draft.values)
  }
  return (
    <Box title={say('Write a note')}>
      <form onSubmit={submit} className={classes.note} noValidate>
        <Textarea
          aria-label={say('Text of the note')}
          placeholder={say('Leave it with the neighbour…')}
          autosize
          minRows={2}
          maxRows={8}
          {...draft.text('text')}
          error={sentencesOf(add.error).text}
        />
        <Checkbox
          label={say('The buyer reads it, too')}
          checked={draft.values.public}
          onChange={({ currentTarget }) => draft.set({ public: currentTarget.checked })}
        />
        <Refusal error={add.error} />
        <ActButton work={add} variant="default">
          {say('Add note')}
        </ActButton>
      </form>
    </Box>
  )
}
