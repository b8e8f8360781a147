import { Progress } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { say } from '../language/say.ts'
import classes from './pictures.module.css'
import type { Upload } from './use-uploads.ts'

interface PictureDropProps {
  label: string
  uploads: readonly Upload[]
  onFiles: (files: Iterable<File>) => void
  multiple?: boolean
}

/** Where pictures are dropped or chosen, and how far the present one is. */
export function PictureDrop({ label, uploads, onFiles, multiple = false }: PictureDropProps) {
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    // A picture that is only moved is no file.
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const [present] = uploads
  return (
    <label
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        type="file"
        className="visually-hidden"
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        multiple={multiple}
        disabled={present !== undefined}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      {present === undefined ? (
        <>
          <IconPhotoPlus size={22} stroke={1.5} aria-hidden />
          {label}
        </>
      ) : (
        <span className={classes.sending} role="status">
          {uploads.length > 1
            ? say('{name}, and {count} more', { name: present.name, count: uploads.length - 1 })
            : present.name}
          <Progress value={present.part * 100} aria-label={say('Sending {name}', { name: present.name })} />
        </span>
      )}
    </label>
  )
}
