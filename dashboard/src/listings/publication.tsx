import { Anchor, Button, Popover, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { deletes } from '../deletion.ts'
import { ActButton } from '../design/act-button.tsx'
import { AskFirst } from '../design/ask-first.tsx'
import { Loaded } from '../design/loaded.tsx'
import { Panel } from '../design/panel.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoment } from '../format.ts'
import { say, sayIfKnown } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { addressOf, useShop } from '../shop/shop.queries.ts'
import { souk } from '../souk.ts'
import { momentAt, timeZoneName } from '../time-zone.ts'
import { useClose } from '../use-filters.ts'
import { PublicationBadge } from './listing-badges.tsx'
import classes from './listings.module.css'
import { type Listing, listingKey, lookAgain, useVisibility } from './listings.queries.ts'

/** Whether visitors see it, why not, and since or from when on. */
export function Publication({ listing }: { listing: Listing }) {
  const { id, status, visible, published_at } = listing
  const may = useMay()
  const publish = usePublish(id)
  return (
    <Panel title={say('In the shop')} aside={<PublicationBadge listing={listing} />}>
      <div className={classes.publication}>
        {published_at !== null && (
          <p className={classes.dimmed}>
            {visible ? say('Since') : say('From')} {formatMoment(published_at)}
          </p>
        )}
        <Loaded query={useVisibility(id)} lines={2}>
          {({ visible: isSeen, reasons }) => (
            <>
              {isSeen && <Address listing={listing} />}
              {reasons.length > 0 && (
                <section aria-label={isSeen ? say('Why it cannot be bought') : say('Why it is not to be seen')}>
                  <p className={classes.why}>{isSeen ? say('It is seen, but:') : say('Nobody sees it, because:')}</p>
                  <ul className={classes.reasons}>
                    {reasons.map((reason) => (
                      <li key={reason}>{sayIfKnown(reason)}</li>
                    ))}
                  </ul>
                  {may('shop.manage') && <Link to="/shop">{say('To the shop')}</Link>}
                </section>
              )}
            </>
          )}
        </Loaded>
        <div className={classes.buttons}>
          {!visible && (
            <ActButton work={publish} onAct={() => publish.mutate(undefined)}>
              {say('Publish now')}
            </ActButton>
          )}
          {!visible && <PublishLater onChoose={(at) => publish.mutate(at)} />}
          {status === 'published' && <Unpublish id={id} />}
        </div>
        <Remove listing={listing} />
      </div>
    </Panel>
  )
}

function Address({ listing: { slug, user_id } }: { listing: Listing }) {
  const may = useMay()
  return may('shop.manage') ? <AddressIn slug={slug} owner={user_id} /> : null
}

function AddressIn({ slug, owner }: { slug: string; owner: number }) {
  const me = useMe()
  const { data: shop } = useShop(owner === me.shop_id ? undefined : owner)
  if (shop === undefined) return null
  return (
    <Anchor href={addressOf(shop.slug, `/listings/${slug}`)} target="_blank" rel="noopener">
      {say('See it in the shop')}
    </Anchor>
  )
}

function PublishLater({ onChoose }: { onChoose: (at: string) => void }) {
  const [opened, setOpened] = useState(false)
  const [at, setAt] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const moment = momentAt(at)
    if (moment === undefined) return
    setOpened(false)
    onChoose(moment.toISOString())
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {say('At a time')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit} className={classes.fields}>
          <TextInput
            label={say('Publish from')}
            type="datetime-local"
            description={say('Times in {zone}', { zone: timeZoneName() })}
            value={at}
            onChange={({ currentTarget }) => setAt(currentTarget.value)}
            required
          />
          <Button type="submit">{say('Publish then')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function Unpublish({ id }: { id: number }) {
  const unpublish = useMutation({
    mutationFn: () => souk.listings.unpublish({ path: { id } }),
    onSuccess: () => {
      lookAgain()
      notifications.show({ message: say('It is a draft again.') })
    },
    onError: (error) => tellRefusal(error),
  })
  return (
    <ActButton work={unpublish} variant="default" onAct={() => unpublish.mutate()}>
      {say('Unpublish')}
    </ActButton>
  )
}

function Remove({ listing: { id, title } }: { listing: Listing }) {
  const close = useClose('listing', 'rows')
  const remove = useMutation({
    ...deletes(listingKey(id)),
    mutationFn: () => souk.listings.delete({ path: { id } }),
    onSuccess: () => {
      close()
      lookAgain()
      notifications.show({ message: say("'{title}' is deleted. Its products are still there.", { title }) })
    },
    onError: (error) => tellRefusal(error),
  })
  return (
    <AskFirst
      label={say('Delete the listing')}
      variant="subtle"
      color="red"
      size="xs"
      className={classes.remove ?? ''}
      question={say("Delete '{title}'?", { title })}
      yes={say('Delete')}
      final
      loading={remove.isPending}
      onYes={() => remove.mutate()}
    >
      {say('Its page is gone for good. Its products stay, and are shown no more.')}
    </AskFirst>
  )
}

function usePublish(id: number) {
  return useMutation({
    mutationFn: async (at: string | undefined) =>
      (await souk.listings.publish({ path: { id }, body: at === undefined ? {} : { published_at: at } })).data,
    onSuccess: (listing) => {
      lookAgain(listing)
      notifications.show({
        message: listing.visible
          ? say('Published.')
          : say('Published from {time} on.', { time: formatMoment(listing.published_at ?? '') }),
      })
    },
    onError: (error) => tellRefusal(error),
  })
}
