import { useMemo } from 'react'
import { say } from '../language/say.ts'
import classes from './inbox.module.css'
import { mailDocument } from './mail-document.ts'

interface MailPreviewProps {
  subject: string
  html: string
}

/** The mail as a mail client shows it, in a frame that runs nothing, fetches nothing and reaches nothing. */
export function MailPreview({ subject, html }: MailPreviewProps) {
  const { markup, withheld } = useMemo(() => mailDocument(html), [html])
  return (
    <>
      {withheld > 0 && (
        <p className={classes.withheld}>
          {withheld === 1
            ? say('One remote picture is not loaded.')
            : say('{count} remote pictures are not loaded.', { count: withheld })}
        </p>
      )}
      <iframe className={classes.preview} title={say("The mail '{subject}'", { subject })} sandbox="" srcDoc={markup} />
    </>
  )
}
