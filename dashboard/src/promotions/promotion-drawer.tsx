import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { deletes } from '../deletion.ts'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Facts } from '../design/facts.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Loaded } from '../design/loaded.tsx'
import { Refusal } from '../design/refusal.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { formatCount, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { Preview } from './preview.tsx'
import { PromotionFields } from './promotion-fields.tsx'
import { changesIn, type PromotionText, textOf } from './promotion-text.ts'
import { StateBadge } from './promotion-words.tsx'
import classes from './promotions.module.css'
import { lookAgain, type Promotion, promotionKey, usePromotion } from './promotions.queries.ts'

interface PromotionDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function PromotionDrawer({ id, onClose }: PromotionDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Promotion')} size={560} onClose={onClose}>
      {(shown) => <PromotionDetail key={shown} id={shown} onClose={onClose} />}
    </DetailDrawer>
  )
}

function PromotionDetail({ id, onClose }: { id: number; onClose: () => void }) {
  return (
    <Loaded query={usePromotion(id)}>
      {(promotion) => (
        <div className={classes.fields}>
          <Facts
            facts={{
              [say('State')]: <StateBadge state={promotion.state} />,
              [say('Used')]: formatCount(promotion.used),
              [say('Given so far')]: formatMoney(promotion.discount_total),
            }}
          />
          <EditPromotion promotion={promotion} />
          <DeletePromotion promotion={promotion} onDeleted={onClose} />
        </div>
      )}
    </Loaded>
  )
}

function EditPromotion({ promotion }: { promotion: Promotion }) {
  const { id, user_id: owner } = promotion
  const draft = useDraft(textOf(promotion))
  const update = useMutation({
    mutationFn: ({ values, changes }: { values: PromotionText; changes: Partial<PromotionText> }) =>
      souk.promotions.update({ path: { id }, body: changesIn(values, changes) }),
    onSuccess: ({ data }, { changes }) => {
      lookAgain(data)
      draft.settle(changes)
      notifications.show({ message: say('Saved.') })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (draft.dirty) update.mutate(draft)
  }
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <PromotionFields draft={draft} owner={owner} refused={sentencesOf(update.error)} />
      <Preview text={draft.values} owner={owner} />
      <Refusal error={update.error} />
      <ActButton work={update} disabled={!draft.dirty}>
        {say('Save')}
      </ActButton>
    </form>
  )
}

function DeletePromotion({ promotion: { id, name }, onDeleted }: { promotion: Promotion; onDeleted: () => void }) {
  const remove = useMutation({
    ...deletes(promotionKey(id)),
    mutationFn: () => souk.promotions.delete({ path: { id } }),
    onSuccess: () => {
      onDeleted()
      lookAgain()
      notifications.show({ message: say("'{name}' is deleted.", { name }) })
    },
    onError: tellRefusal,
  })
  return (
    <div>
      <AskFirst
        label={say('Delete')}
        variant="subtle"
        color="red"
        question={say("Delete '{name}'?", { name })}
        yes={say('Delete')}
        final
        loading={remove.isPending}
        onYes={() => remove.mutate()}
      >
        {say('What was ordered keeps what it got. Carts with its code cannot be ordered until it is taken out.')}
      </AskFirst>
    </div>
  )
}
