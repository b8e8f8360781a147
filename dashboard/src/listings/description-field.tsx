import { SegmentedControl, Textarea } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { Loading } from '../design/states.tsx'
import type { TextField } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import classes from './listings.module.css'

const Markdown = lazy(() => import('./markdown.tsx'))

/** Markdown, and how it will look. */
export function DescriptionField({ field, error }: { field: TextField; error: string | undefined }) {
  const [shown, setShown] = useState('write')
  return (
    <div>
      <div className={classes.describing}>
        <span className={classes.label} id="description-label">
          {say('Description')}
        </span>
        <SegmentedControl
          aria-label={say('Description as')}
          size="xs"
          withItemsBorders={false}
          data={[
            { value: 'write', label: say('Text') },
            { value: 'preview', label: say('Preview') },
          ]}
          value={shown}
          onChange={setShown}
        />
      </div>
      {shown === 'write' ? (
        <Textarea
          aria-labelledby="description-label"
          placeholder={say('Markdown: **bold**, *italic*, - lists, ## headings, [links](https://…)')}
          autosize
          minRows={6}
          maxRows={24}
          {...field}
          error={error}
        />
      ) : (
        <Suspense fallback={<Loading lines={4} />}>
          <section className={classes.preview} aria-label={say('Preview of the description')}>
            {field.value.trim() === '' ? say('Nothing yet.') : <Markdown text={field.value} />}
          </section>
        </Suspense>
      )}
    </div>
  )
}
