import { Link } from '@tanstack/react-router'
import { formatMoment } from '../../format.ts'
import { say } from '../../language/say.ts'
import { Outcome } from '../entries/outcome.tsx'
import { flags } from '../flags.tsx'
import { formatDuration } from '../times.ts'
import classes from './details.module.css'
import { Facts } from './facts.tsx'
import { MailDetails } from './mail-details.tsx'
import { formatStatement } from './statement.ts'
import { beginOf, type Span } from './story.queries.ts'

interface SpanDetailsProps {
  span: Span
  /** The whole story that it belongs to. */
  spans: readonly Span[]
  own: boolean
}

export function SpanDetails({ span, spans, own }: SpanDetailsProps) {
  const begin = Math.min(...spans.map(beginOf))
  return (
    <div className={classes.details} key={span.id}>
      <dl className={classes.facts}>
        <div>
          <dt>{say('Outcome')}</dt>
          <dd>
            <Outcome entry={span} own={own} />
          </dd>
        </div>
        <div>
          <dt>{say('Began')}</dt>
          <dd title={formatMoment(span.started_at)}>+{formatDuration(beginOf(span) - begin)}</dd>
        </div>
        <div>
          <dt>{say('Took')}</dt>
          <dd>{span.duration_ms > 0 ? formatDuration(span.duration_ms) : '—'}</dd>
        </div>
      </dl>
      {span.failure !== null && <p className={classes.failure}>{span.failure}</p>}
      {span.kind === 'authorization' && span.failure !== null && <Why permission={span.name} own={own} />}
      {!own && <Advice span={span} spans={spans} />}
      <Content span={span} />
    </div>
  )
}

/** Only of oneself: the page there explains one's own rights. */
function Why({ permission, own }: { permission: string; own: boolean }) {
  if (!own) return null
  return (
    <Link to="/access" search={(/^[a-z]+\.[a-z]+$/.test(permission) ? { permission } : {}) as never}>
      {say('Why was I denied?')}
    </Link>
  )
}

function Content({ span: { kind, name, details } }: { span: Span }) {
  switch (kind) {
    case 'query':
      return (
        <Code label={say('Statement')} text={formatStatement(name)} note={say('Its parameters are never recorded.')} />
      )
    case 'redis':
      return <Code label={say('Command')} text={name} note={say('Only the command and its first key are recorded.')} />
    case 'mail':
      return <MailDetails name={name} details={details} />
    case 'exception':
      return <Exception name={name} details={details} />
    default:
      return (
        <>
          <p className={classes.name}>{name}</p>
          <Facts details={details} />
        </>
      )
  }
}

function Exception({ name, details }: Pick<Span, 'name' | 'details'>) {
  const { error } = details as { error?: { stack?: string } }
  return <Code label={name} text={error?.stack ?? say('No stack was recorded.')} lines />
}

/** What a flag means here, and how to go on from it. */
function Advice({ span, spans }: Omit<SpanDetailsProps, 'own'>) {
  const raised = flags.filter(({ tag }) => ['n+1', 'slow-query', 'slow'].includes(tag) && span.tags.includes(tag))
  const alike = spans.filter((one) => one.kind === 'query' && one.name === span.name)
  const times = alike.filter(({ parent_span_id }) => parent_span_id === span.parent_span_id).length
  return raised.map(({ tag, label, meaning }) => (
    <p key={tag} className={classes.advice}>
      <strong>{label}.</strong>{' '}
      {tag === 'n+1' && span.kind === 'query'
        ? say('This statement was sent {times} times in one go. One that asks for all rows at once would do.', {
            times,
          })
        : meaning}
    </p>
  ))
}

interface CodeProps {
  label: string
  text: string
  note?: string
  /** A line is one thing, and is not broken. */
  lines?: boolean
}

function Code({ label, text, note, lines = false }: CodeProps) {
  return (
    <section aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre className={classes.code} data-lines={lines || undefined} tabIndex={0}>
        {text}
      </pre>
      {note !== undefined && <p className={classes.note}>{note}</p>}
    </section>
  )
}
