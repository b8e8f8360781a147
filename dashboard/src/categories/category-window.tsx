import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import classes from './categories.module.css'
import { type Category, categoryOptions, lookAgain } from './categories.queries.ts'
import type { Edited } from './categories.view.tsx'

interface CategoryWindowProps {
  edited: Edited | undefined
  categories: readonly Category[]
  onClose: () => void
}

export function CategoryWindow({ edited, categories, onClose }: CategoryWindowProps) {
  // While it fades out it still shows what it showed.
  const [shown, setShown] = useState(edited)
  useEffect(() => {
    if (edited !== undefined) setShown(edited)
  }, [edited])
  const isNew = shown !== undefined && 'parent' in shown
  return (
    <Window
      opened={edited !== undefined}
      onClose={onClose}
      title={isNew ? say('New category') : say('Change the category')}
    >
      {shown !== undefined && <CategoryForm edited={shown} categories={categories} onDone={onClose} />}
    </Window>
  )
}

const nowhere = 'none'

interface CategoryFormProps {
  edited: Edited
  categories: readonly Category[]
  onDone: () => void
}

function CategoryForm({ edited, categories, onDone }: CategoryFormProps) {
  const known = 'category' in edited ? edited.category : undefined
  const parent = 'parent' in edited ? edited.parent : edited.category.parent_id
  const draft = useDraft({ name: known?.name ?? '', slug: known?.slug ?? '', parent: String(parent ?? nowhere) })
  const save = useSave(known, onDone)
  const refused = sentencesOf(save.error)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { name, slug, parent: chosen } = draft.values
    const parent_id = chosen === nowhere ? null : Number(chosen)
    save.mutate({
      name: name.trim(),
      parent_id,
      ...(slug.trim() !== '' && slug !== known?.slug && { slug: slug.trim() }),
    })
  }
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <TextInput label={say('Name')} {...draft.text('name')} error={refused.name} data-autofocus />
      <Select
        label={say('Lies in')}
        searchable
        allowDeselect={false}
        data={[{ value: nowhere, label: say('The first row') }, ...categoryOptions(outside(categories, known))]}
        value={draft.values.parent}
        onChange={(chosen) => draft.set({ parent: chosen ?? nowhere })}
        error={refused.parent_id}
      />
      <TextInput
        label={say('Address')}
        description={known === undefined ? say('Made of the name where you leave it empty.') : undefined}
        {...draft.text('slug')}
        error={refused.slug}
      />
      <Refusal error={save.error} />
      <ActButton work={save}>{known === undefined ? say('Create category') : say('Save')}</ActButton>
    </form>
  )
}

interface CategoryBody {
  name: string
  parent_id: number | null
  slug?: string
}

const useSave = (known: Category | undefined, onDone: () => void) =>
  useMutation({
    mutationFn: (body: CategoryBody) =>
      known === undefined ? souk.categories.create({ body }) : souk.categories.update({ path: { id: known.id }, body }),
    onSuccess: () => {
      lookAgain()
      onDone()
    },
  })

/** A category lies neither in itself nor in what lies in it. */
function outside(categories: readonly Category[], known: Category | undefined): Category[] {
  const inside = new Set(known === undefined ? [] : [known.id])
  // Parents come before their children: the list is sorted by depth.
  for (const { id, parent_id } of categories) if (parent_id !== null && inside.has(parent_id)) inside.add(id)
  return categories.filter(({ id }) => !inside.has(id))
}
