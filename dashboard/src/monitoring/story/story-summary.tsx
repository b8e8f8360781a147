import { CopyButton, UnstyledButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatMoment } from '../../format.ts'
import { say } from '../../language/say.ts'
import { TenantName } from '../../tenants/tenant-name.tsx'
import { Outcome } from '../entries/outcome.tsx'
import { formatDuration } from '../times.ts'
import classes from './story.module.css'
import { beginOf, endOf, type Span } from './story.queries.ts'

interface StorySummaryProps {
  traceId: string
  spans: readonly Span[]
  head: Span
  own: boolean
}

export function StorySummary({ traceId, spans, head, own }: StorySummaryProps) {
  const begin = Math.min(...spans.map(beginOf))
  const whole = Math.max(...spans.map(endOf)) - begin
  return (
    <dl className={classes.summary}>
      <Fact label={say('Outcome')}>
        <Outcome entry={head} own={own} />
      </Fact>
      <Fact label={head.kind === 'request' && !own ? say('Answered in') : say('Took')}>
        {formatDuration(head.duration_ms)}
      </Fact>
      {whole > head.duration_ms * 1.05 && <Fact label={say('All done after')}>{formatDuration(whole)}</Fact>}
      <Fact label={say('Began')}>{formatMoment(head.started_at)}</Fact>
      {!own && head.user_id !== null && (
        <Fact label={say('Shop')}>
          <TenantName id={head.user_id} />
        </Fact>
      )}
      {!own && (
        <Fact label={say('Trace')}>
          <Copied value={traceId} what={say('trace id')} />
        </Fact>
      )}
      {head.request_id !== null && (
        <Fact label={own ? say('Reference') : say('Request')}>
          <Copied value={head.request_id} what={say('request id')} />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Long ids are for programs: shown in part, and taken along as a whole. */
function Copied({ value, what }: { value: string; what: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <UnstyledButton className={classes.id} onClick={copy} title={value}>
          <span className="visually-hidden">
            {copied
              ? say('Copied the {what} {value}', { what, value })
              : say('Copy the {what} {value}', { what, value })}
          </span>
          <span aria-hidden>
            {value.slice(0, 13)}
            {value.length > 13 && '…'}
          </span>
          {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
        </UnstyledButton>
      )}
    </CopyButton>
  )
}
