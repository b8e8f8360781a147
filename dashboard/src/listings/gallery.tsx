import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { DraftForm } from '../design/draft-form.tsx'
import { Panel } from '../design/panel.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { PictureDrop } from '../pictures/picture-drop.tsx'
import classes from '../pictures/pictures.module.css'
import { useUploads } from '../pictures/use-uploads.ts'
import { souk } from '../souk.ts'
import { GalleryPicture } from './gallery-picture.tsx'
import { lookAgain, type WholeListing } from './listings.queries.ts'

export type ShownPicture = Pick<WholeListing['media'][number], 'sha256' | 'url' | 'alt' | 'product_id'>

const shownOf = ({ media }: WholeListing): readonly ShownPicture[] =>
  media.map(({ sha256, url, alt, product_id }) => ({ sha256, url, alt, product_id }))

/** The pictures of a listing in their order; the first stands for it everywhere. */
export function Gallery({ listing }: { listing: WholeListing }) {
  const { id } = listing
  const draft = useDraft({ media: shownOf(listing) })
  const { media } = draft.values
  const [dragged, setDragged] = useState<number>()
  const { uploads, upload } = useUploads(listing.user_id, ({ sha256, url }) =>
    draft.update(({ media: before }) => ({
      media: [...before.filter((picture) => picture.sha256 !== sha256), { sha256, url, alt: '', product_id: null }],
    })),
  )
  const save = useMutation({
    mutationFn: (wanted: readonly ShownPicture[]) =>
      souk.listings.showPictures({ path: { id }, body: { media: wanted.map(({ url: _url, ...picture }) => picture) } }),
    onSuccess: ({ data }, wanted) => {
      lookAgain(data)
      draft.settle({ media: wanted })
      notifications.show({ message: say('Saved.') })
    },
  })
  const move = (from: number, to: number) => {
    const order = [...media]
    order.splice(to, 0, ...order.splice(from, 1))
    draft.set({ media: order })
  }
  const change = (at: number, changes: Partial<ShownPicture>) =>
    draft.set({ media: media.map((picture, place) => (place === at ? { ...picture, ...changes } : picture)) })
  return (
    <DraftForm label={say('Pictures')} draft={draft} work={save} onSave={() => save.mutate(media)}>
      <Panel title={say('Pictures')}>
        {media.length > 0 && (
          <ol className={classes.gallery} aria-label={say('Pictures of the listing')}>
            {media.map((picture, at) => (
              <GalleryPicture
                key={picture.sha256}
                listing={listing}
                picture={picture}
                at={at}
                count={media.length}
                onMove={(to) => move(at, to)}
                onChange={(changes) => change(at, changes)}
                onRemove={() => draft.set({ media: media.filter((_picture, place) => place !== at) })}
                onDrag={() => setDragged(at)}
                onDropHere={() => dragged !== undefined && move(dragged, at)}
              />
            ))}
          </ol>
        )}
        <PictureDrop
          label={say('Add pictures: drop them here, or choose')}
          uploads={uploads}
          onFiles={upload}
          multiple
        />
      </Panel>
    </DraftForm>
  )
}
