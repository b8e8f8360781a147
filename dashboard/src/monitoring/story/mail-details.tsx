import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { MailPreview } from '../../inbox/mail-preview.tsx'
import { say } from '../../language/say.ts'
import classes from './details.module.css'

interface MailDetailsProps {
  name: string
  details: Record<string, unknown>
}

const views = [
  { value: 'preview', label: say('Preview') },
  { value: 'text', label: say('Text') },
] as const

/** The mail as its reader sees it. What it carried as a secret, such as a link to set a password, was never recorded. */
export function MailDetails({ name, details }: MailDetailsProps) {
  const [view, setView] = useState<(typeof views)[number]['value']>('preview')
  const { to, html, text } = useMemo(() => asMail(details), [details])
  return (
    <div className={classes.mail}>
      <dl className={classes.list}>
        <div>
          <dt>{say('Subject')}</dt>
          <dd>{name}</dd>
        </div>
        {to !== undefined && (
          <div>
            <dt>{say('To')}</dt>
            <dd>{to}</dd>
          </div>
        )}
      </dl>
      {html === undefined ? (
        <p className={classes.note}>{say('The mail was too large to be recorded.')}</p>
      ) : (
        <>
          <SegmentedControl
            aria-label={say('Part of the mail')}
            size="xs"
            data={[...views]}
            value={view}
            onChange={(next) => setView(next as typeof view)}
          />
          {view === 'preview' ? (
            <div className={classes.frame}>
              <MailPreview subject={name} html={html} />
            </div>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
            <pre className={classes.code} tabIndex={0}>
              {text}
            </pre>
          )}
        </>
      )}
    </div>
  )
}

function asMail(details: Record<string, unknown>) {
  const word = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { to: word(details.to), html: word(details.html), text: word(details.text) ?? '' }
}
