import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import { Preview } from './preview.tsx'
import { PromotionFields } from './promotion-fields.tsx'
import { bodyOf, newPromotion } from './promotion-text.ts'
import classes from './promotions.module.css'
import { lookAgain } from './promotions.queries.ts'

interface NewPromotionProps {
  opened: boolean
  onClose: () => void
  onCreated: (id: number) => void
}

export function NewPromotion({ opened, onClose, onCreated }: NewPromotionProps) {
  const created = (id: number) => {
    onClose()
    onCreated(id)
  }
  return (
    <Window opened={opened} onClose={onClose} title={say('New promotion')} size={560}>
      <NewPromotionForm onCreated={created} />
    </Window>
  )
}

function NewPromotionForm({ onCreated }: { onCreated: (id: number) => void }) {
  const draft = useDraft(newPromotion)
  const { id: owner } = useMe()
  const create = useMutation({
    mutationFn: () => souk.promotions.create({ body: bodyOf(draft.values) }),
    onSuccess: ({ data }) => {
      lookAgain()
      notifications.show({ message: say("'{name}' is created.", { name: data.name }) })
      onCreated(data.id)
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <PromotionFields draft={draft} owner={owner} refused={sentencesOf(create.error)} />
      <Preview text={draft.values} owner={owner} />
      <Refusal error={create.error} />
      <ActButton work={create}>{say('Create promotion')}</ActButton>
    </form>
  )
}
