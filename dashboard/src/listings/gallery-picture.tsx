import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { say } from '../language/say.ts'
import classes from '../pictures/pictures.module.css'
import type { ShownPicture } from './gallery.tsx'
import type { WholeListing } from './listings.queries.ts'

interface GalleryPictureProps {
  listing: WholeListing
  picture: ShownPicture
  /** Its place, from 0 on, of so many. */
  at: number
  count: number
  onMove: (to: number) => void
  onChange: (changes: Partial<ShownPicture>) => void
  onRemove: () => void
  onDrag: () => void
  onDropHere: () => void
}

/** Moved by drag, or by its buttons: for who has no mouse, and for who has one. */
export function GalleryPicture(props: GalleryPictureProps) {
  const { listing, picture, at, count, onMove, onChange, onRemove, onDrag, onDropHere } = props
  const [isOver, setOver] = useState(false)
  const name = picture.alt || say('picture {count}', { count: at + 1 })
  const over = (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDropHere()
  }
  return (
    <li
      className={classes.picture}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons below do the same. */}
      <div className={classes.frame} draggable onDragStart={onDrag}>
        <img src={picture.url} alt={picture.alt} loading="lazy" draggable={false} />
        {at === 0 && <span className={classes.first}>{say('First')}</span>}
      </div>
      <TextInput
        size="xs"
        aria-label={say('What {name} shows', { name })}
        placeholder={say('What it shows')}
        value={picture.alt}
        onChange={({ currentTarget }) => onChange({ alt: currentTarget.value })}
      />
      {listing.option_names.length > 0 && (
        <Select
          size="xs"
          aria-label={say('Product of {name}', { name })}
          placeholder={say('Any product')}
          clearable
          searchable
          data={listing.products.map(({ id, options }) => ({
            value: String(id),
            label: Object.values(options).join(', '),
          }))}
          value={picture.product_id === null ? null : String(picture.product_id)}
          onChange={(id) => onChange({ product_id: id === null ? null : Number(id) })}
        />
      )}
      <div className={classes.acts}>
        <Mover name={name} to="left" isLast={at === 0} onMove={() => onMove(at - 1)} />
        <Mover name={name} to="right" isLast={at === count - 1} onMove={() => onMove(at + 1)} />
        <ActionIcon variant="subtle" color="red" aria-label={say('Remove {name}', { name })} onClick={onRemove}>
          <IconTrash size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  )
}

interface MoverProps {
  name: string
  to: 'left' | 'right'
  /** There is no further place. */
  isLast: boolean
  onMove: () => void
}

function Mover({ name, to, isLast, onMove }: MoverProps) {
  const Icon = to === 'left' ? IconArrowLeft : IconArrowRight
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes.mover ?? ''}
      aria-label={to === 'left' ? say('Move {name} left', { name }) : say('Move {name} right', { name })}
      aria-disabled={isLast}
      onClick={({ currentTarget }) => {
        if (isLast) return
        onMove()
        // Its picture has gone to another place, and the focus with it once the page is drawn.
        requestAnimationFrame(() => currentTarget.focus())
      }}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
