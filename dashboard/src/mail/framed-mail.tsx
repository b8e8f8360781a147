import { useMemo } from 'react'
import classes from './framed-mail.module.css'
import { mailForFrame } from './mail-for-frame.ts'

/** A mail in a frame that runs no script, opens nothing and has an origin of its own. */
export function FramedMail({ title, html }: { title: string; html: string }) {
  const document = useMemo(() => mailForFrame(html), [html])
  return <iframe className={classes.frame} title={`Mail: ${title}`} sandbox="" srcDoc={document} />
}
