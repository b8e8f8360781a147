import { MultiSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { categoryOptions, useCategories } from '../categories/categories.queries.ts'
import { DraftForm } from '../design/draft-form.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { DescriptionField } from './description-field.tsx'
import classes from './listings.module.css'
import { type Listing, lookAgain } from './listings.queries.ts'

/** The fields as one types them: nothing is an empty text. */
const textOf = (listing: Listing) => ({
  title: listing.title,
  slug: listing.slug,
  description: listing.description ?? '',
  option_names: listing.option_names,
  category_ids: listing.category_ids,
  seo_title: listing.seo_title ?? '',
  seo_description: listing.seo_description ?? '',
})
type ListingText = ReturnType<typeof textOf>

/** As the API takes them. */
const bodyOf = (changes: Partial<ListingText>) =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === '' ? null : value]))

export function ListingForm({ listing }: { listing: Listing }) {
  const { id } = listing
  const draft = useDraft(textOf(listing))
  const { data: categories = [] } = useCategories(listing.user_id)
  const save = useMutation({
    mutationFn: (changes: Partial<ListingText>) => souk.listings.update({ path: { id }, body: bodyOf(changes) }),
    onSuccess: ({ data }, changes) => {
      lookAgain(data)
      draft.settle(changes)
      notifications.show({ message: say('Saved.') })
    },
  })
  const refused = sentencesOf(save.error)
  const { values, set, text } = draft
  return (
    <DraftForm label={say('Listing')} draft={draft} work={save} onSave={() => save.mutate(draft.changes)}>
      <Panel title={say('What it says')}>
        <div className={classes.fields}>
          <TextInput label={say('Title')} {...text('title')} error={refused.title} />
          <DescriptionField field={text('description')} error={refused.description} />
          <TagsInput
            label={say('Options')}
            description={say('What its products differ by, such as size and colour.')}
            maxTags={3}
            value={[...values.option_names]}
            onChange={(option_names) => set({ option_names })}
            error={refused.option_names}
          />
        </div>
      </Panel>
      <Panel title={say('Where it is found')}>
        <div className={classes.fields}>
          <MultiSelect
            label={say('Categories')}
            searchable
            placeholder={values.category_ids.length === 0 ? say('None yet') : ''}
            data={categoryOptions(categories)}
            value={values.category_ids.map(String)}
            onChange={(chosen) => set({ category_ids: chosen.map(Number) })}
            nothingFoundMessage={say('No such category.')}
            error={refused.category_ids}
          />
          <TextInput
            label={say('Address')}
            description={say('The end of its address in the shop. A former one leads here still.')}
            {...text('slug')}
            error={refused.slug}
          />
          <TextInput
            label={say('Title for search engines')}
            placeholder={values.title}
            {...text('seo_title')}
            error={refused.seo_title}
          />
          <Textarea
            label={say('Description for search engines')}
            autosize
            minRows={2}
            maxRows={5}
            {...text('seo_description')}
            error={refused.seo_description}
          />
        </div>
      </Panel>
    </DraftForm>
  )
}
