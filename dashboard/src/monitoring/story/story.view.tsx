import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { PageHeader } from '../../design/page-header.tsx'
import { Panel } from '../../design/panel.tsx'
import { Failed, Loading } from '../../design/states.tsx'
import { say } from '../../language/say.ts'
import { kindLabel } from '../kinds.ts'
import type { MonitoringFilters } from '../monitoring-filters.ts'
import { titleOf } from '../name-of.ts'
import { listAgain } from '../use-places.ts'
import { headOf } from './arrange-spans.ts'
import { SpanDetails } from './span-details.tsx'
import classes from './story.module.css'
import { type Span, useStory } from './story.queries.ts'
import { StorySummary } from './story-summary.tsx'
import { Waterfall } from './waterfall.tsx'

interface StoryViewProps {
  traceId: string
  entryId: number | undefined
  change: (changes: Partial<MonitoringFilters>) => void
  own: boolean
}

/** Everything that belongs to one trace: a request and all that followed from it. */
export function StoryView({ traceId, entryId, change, own }: StoryViewProps) {
  const { data: spans, error, isPending, refetch } = useStory(traceId)
  const head = spans && headOf(spans)
  return (
    <>
      <Link to="/monitoring" search={listAgain as never} className={classes.back}>
        <IconArrowLeft size={15} aria-hidden />
        {own ? say('All activity') : say('All entries')}
      </Link>
      <PageHeader title={head === undefined ? say('Story') : titleOf(head, own).slice(0, 120)} />
      {isPending && (
        <Panel>
          <Loading lines={12} />
        </Panel>
      )}
      {error !== null && spans === undefined && (
        <Panel>
          <Failed error={error} retry={() => void refetch()} />
        </Panel>
      )}
      {spans !== undefined && head !== undefined && (
        <>
          <StorySummary traceId={traceId} spans={spans} head={head} own={own} />
          <Told spans={spans} head={head} entryId={entryId} change={change} own={own} />
        </>
      )}
    </>
  )
}

interface ToldProps extends Omit<StoryViewProps, 'traceId'> {
  spans: readonly Span[]
  head: Span
}

/** The bars, and beside them, or over them where there is no room, what one of them tells. */
function Told({ spans, head, entryId, change, own }: ToldProps) {
  const narrow = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false })
  const named = spans.find(({ id }) => id === entryId)
  const shown = named ?? head
  return (
    <div className={classes.told}>
      <Panel
        flush
        title={say('What happened')}
        aside={<span className={classes.count}>{say('{count} steps', { count: spans.length })}</span>}
      >
        <Waterfall
          spans={spans}
          chosen={narrow ? named?.id : shown.id}
          onChoose={(entry) => change({ entry })}
          own={own}
        />
      </Panel>
      {narrow ? (
        <Drawer
          opened={named !== undefined}
          onClose={() => change({ entry: undefined })}
          size={520}
          title={kindLabel(shown.kind, own)}
          closeButtonProps={{ 'aria-label': say('Close the details') }}
        >
          {named !== undefined && <SpanDetails span={named} spans={spans} own={own} />}
        </Drawer>
      ) : (
        <div className={classes.beside}>
          <Panel title={kindLabel(shown.kind, own)}>
            <SpanDetails span={shown} spans={spans} own={own} />
          </Panel>
        </div>
      )}
    </div>
  )
}
