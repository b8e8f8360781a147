import { Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { DraftForm } from '../design/draft-form.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Panel } from '../design/panel.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { timeZoneName } from '../time-zone.ts'
import { SellingFields } from './selling-fields.tsx'
import classes from './shop.module.css'
import { addressOf, type Shop, takeShop, whose } from './shop.queries.ts'

/** The fields as one types them: nothing is an empty text. */
const textOf = (shop: Shop) => ({
  name: shop.name,
  slug: shop.slug,
  description: shop.description ?? '',
  contact_email: shop.contact_email ?? '',
  postal_address: shop.postal_address ?? '',
  currency: shop.currency,
  country: shop.country,
  prices_include_tax: shop.prices_include_tax,
  locale: shop.locale,
  time_zone: shop.time_zone,
  colour: shop.colour ?? '',
})
export type ShopText = ReturnType<typeof textOf>

/** As the API takes them. */
const bodyOf = (changes: Partial<ShopText>) =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === '' ? null : value]))

export function ShopForm({ shop, owner }: { shop: Shop; owner: number | undefined }) {
  const draft = useDraft(textOf(shop))
  const save = useMutation({
    mutationFn: (changes: Partial<ShopText>) => souk.shop.update({ query: whose(owner), body: bodyOf(changes) }),
    onSuccess: ({ data }, changes) => {
      takeShop(owner, data)
      draft.settle(changes)
      const hasFollowed = changes.time_zone === undefined && data.time_zone !== shop.time_zone
      const zone = timeZoneName(data.time_zone)
      notifications.show({ message: hasFollowed ? say('Saved. Times are in {zone} now.', { zone }) : say('Saved.') })
    },
  })
  const refused = sentencesOf(save.error)
  return (
    <DraftForm label={say('Shop')} draft={draft} work={save} onSave={() => save.mutate(draft.changes)}>
      <Panel title={say('About the shop')}>
        <div className={classes.fields}>
          <TextInput label={say('Name')} {...draft.text('name')} error={refused.name} />
          <TextInput
            label={say('Address')}
            description={<span className={classes.link}>{addressOf(draft.values.slug)}</span>}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...draft.text('slug')}
            error={refused.slug}
          />
          <Textarea
            label={say('Description')}
            description={say("Stands on the shop's first page, and where search engines show it.")}
            {...draft.text('description')}
            autosize
            minRows={3}
            maxRows={10}
            error={refused.description}
          />
          <TextInput
            label={say('Contact address')}
            description={say('Where buyers reach you. An open shop needs one.')}
            type="email"
            {...draft.text('contact_email')}
            error={refused.contact_email}
          />
          <Textarea
            label={say('Postal address')}
            description={say('Stands on invoices, as you write it here; a tax number belongs there, too.')}
            {...draft.text('postal_address')}
            autosize
            minRows={2}
            maxRows={8}
            error={refused.postal_address}
          />
        </div>
      </Panel>
      <SellingFields draft={draft} refused={refused} />
    </DraftForm>
  )
}
