import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Flags } from '../flags.tsx'
import { isStory, kindOf } from '../kinds.ts'
import { titleOf } from '../name-of.ts'
import { formatDuration } from '../times.ts'
import { describe, type Row } from './arrange-spans.ts'
import { beginOf, endOf } from './story.queries.ts'
import type { TimeAxis } from './time-axis.ts'
import classes from './waterfall.module.css'

interface WaterfallRowProps {
  row: Row
  axis: TimeAxis
  own: boolean
  chosen: boolean
  isStop: boolean
  folded: boolean
  onChoose: () => void
  onFold: (closed: boolean) => void
}

export function WaterfallRow({ row, axis, own, chosen, isStop, folded, onChoose, onFold }: WaterfallRowProps) {
  const { span, level, children } = row
  const Icon = kindOf(span.kind)?.icon
  const Chevron = folded ? IconChevronRight : IconChevronDown
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it answers the keys.
    <div
      role="treeitem"
      className={classes.row}
      tabIndex={isStop ? 0 : -1}
      data-span={span.id}
      data-kind={span.kind}
      data-story={isStory(span.kind) || undefined}
      data-failed={span.failure !== null || undefined}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={chosen}
      {...(children > 0 && { 'aria-expanded': !folded })}
      onClick={onChoose}
    >
      <span className="visually-hidden">{describe(span, axis.begin, own)}</span>
      <span className={classes.what} aria-hidden style={{ paddingLeft: (level - 1) * 16 }}>
        {children > 0 ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: the row itself folds by the arrow keys.
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
          <span
            className={classes.fold}
            onClick={(event) => {
              event.stopPropagation()
              onFold(!folded)
            }}
          >
            <Chevron size={14} aria-hidden />
          </span>
        ) : (
          <span className={classes.fold} />
        )}
        {Icon !== undefined && <Icon size={15} stroke={1.6} className={classes.icon} aria-hidden />}
        <span className={classes.name}>{titleOf(span, own)}</span>
        <Flags
          tags={isStory(span.kind) ? span.tags.filter((tag) => tag === 'failed' || tag === 'slow') : span.tags}
          own={own}
        />
      </span>
      <Bar row={row} axis={axis} />
      <span className={classes.length} aria-hidden>
        {span.duration_ms > 0 && formatDuration(span.duration_ms)}
      </span>
    </div>
  )
}

function Bar({ row: { span }, axis }: Pick<WaterfallRowProps, 'row' | 'axis'>) {
  const [from, to] = [axis.at(beginOf(span)), axis.at(endOf(span))]
  return (
    <span className={classes.track} aria-hidden>
      <span className={classes.bar} style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }} />
    </span>
  )
}
