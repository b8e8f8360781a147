import { SegmentedControl } from '@mantine/core'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './inbox.module.css'
import { type MailView, useCaughtMail } from './inbox.queries.ts'
import { MailHeaders } from './mail-headers.tsx'
import { MailPreview } from './mail-preview.tsx'

interface MailDrawerProps {
  id: number | undefined
  view: MailView
  onView: (view: MailView) => void
  onClose: () => void
}

const wide = 760

export function MailDrawer({ id, view, onView, onClose }: MailDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Mail')} size={wide} onClose={onClose}>
      {(shown) => <Mail id={shown} view={view} onView={onView} />}
    </DetailDrawer>
  )
}

function Mail({ id, view, onView }: { id: number } & Pick<MailDrawerProps, 'view' | 'onView'>) {
  const { data: mail, error, isPending, refetch } = useCaughtMail(id)
  if (isPending) return <Loading lines={8} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <div className={classes.mail}>
      <div>
        <p className={classes.subject}>{mail.subject || say('No subject')}</p>
        <p className={classes.envelope}>
          {say('{from} to {to} · {time}', {
            from: mail.from,
            to: mail.to.join(', '),
            time: formatMoment(mail.received_at),
          })}
        </p>
      </div>
      <SegmentedControl
        aria-label={say('Show')}
        size="sm"
        withItemsBorders={false}
        data={[
          { value: 'html', label: say('Preview') },
          { value: 'text', label: say('Text') },
          { value: 'headers', label: say('Headers') },
        ]}
        value={view}
        onChange={(chosen) => onView(chosen as MailView)}
        style={{ justifySelf: 'start' }}
      />
      {view === 'html' && mail.html !== '' && <MailPreview subject={mail.subject} html={mail.html} />}
      {view === 'html' && mail.html === '' && (
        <Empty title={say('This mail has no HTML.')}>{say('Its text says it all.')}</Empty>
      )}
      {view === 'text' && mail.text !== '' && <pre className={classes.text}>{mail.text}</pre>}
      {view === 'text' && mail.text === '' && <Empty title={say('This mail has no text.')} />}
      {view === 'headers' && <MailHeaders headers={mail.headers} />}
    </div>
  )
}
