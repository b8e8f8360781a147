import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { say } from '../../language/say.ts'
import { formatDuration } from '../times.ts'
import { arrangeSpans, type Row } from './arrange-spans.ts'
import { beginOf, endOf, type Span } from './story.queries.ts'
import { timeAxis } from './time-axis.ts'
import classes from './waterfall.module.css'
import { WaterfallRow } from './waterfall-row.tsx'

interface WaterfallProps {
  spans: readonly Span[]
  chosen: number | undefined
  onChoose: (id: number) => void
  own: boolean
}

/** A tree as screen readers and the arrow keys know it, with each span's bar on a common axis of time. */
export function Waterfall({ spans, chosen, onChoose, own }: WaterfallProps) {
  const axis = useMemo(() => timeAxis(spans.map((span) => ({ begin: beginOf(span), end: endOf(span) }))), [spans])
  const all = useMemo(() => arrangeSpans(spans), [spans])
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const rows = withoutFolded(all, folded)
  const [reached, setReached] = useState<number>()
  const tree = useRef<HTMLDivElement>(null)
  // One stop for the Tab key: the arrows lead on from there.
  const stop = rows.find(({ span }) => span.id === (reached ?? chosen))?.span.id ?? rows[0]?.span.id

  const reach = (row: Row | undefined) => {
    if (row === undefined) return
    setReached(row.span.id)
    tree.current?.querySelector<HTMLElement>(`[data-span="${row.span.id}"]`)?.focus()
  }
  const fold = ({ span: { id } }: Row, closed: boolean) =>
    setFolded((before) => new Set(closed ? [...before, id] : [...before].filter((one) => one !== id)))

  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.findIndex(({ span }) => span.id === stop)
    const row = rows[at]
    if (row === undefined) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => reach(rows[at + 1]),
      ArrowUp: () => reach(rows[at - 1]),
      Home: () => reach(rows[0]),
      End: () => reach(rows.at(-1)),
      ArrowRight: () => (folded.has(row.span.id) ? fold(row, false) : row.children > 0 && reach(rows[at + 1])),
      ArrowLeft: () =>
        row.children > 0 && !folded.has(row.span.id)
          ? fold(row, true)
          : reach(rows.slice(0, at).findLast(({ level }) => level < row.level)),
      Enter: () => onChoose(row.span.id),
      ' ': () => onChoose(row.span.id),
    }
    const move = moves[event.key]
    if (move === undefined) return
    event.preventDefault()
    move()
  }

  return (
    <div className={classes.waterfall}>
      <div className={classes.axis} aria-hidden>
        {axis.ticks.map(({ at, sinceBeginMs }) => (
          <span key={at} className={classes.tick} style={{ left: `${at * 100}%` }}>
            {formatDuration(sinceBeginMs)}
          </span>
        ))}
      </div>
      <div className={classes.pauses} aria-hidden>
        {axis.pauses.map(({ at, width, ms }) => (
          <span
            key={at}
            className={classes.pause}
            style={{ left: `${at * 100}%`, width: `${width * 100}%` }}
            title={say('{duration} in which nothing was at work', { duration: formatDuration(ms) })}
          />
        ))}
      </div>
      <div
        ref={tree}
        role="tree"
        aria-label={say('What happened, in the order in which it began')}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <WaterfallRow
            key={row.span.id}
            row={row}
            axis={axis}
            own={own}
            chosen={row.span.id === chosen}
            isStop={row.span.id === stop}
            folded={folded.has(row.span.id)}
            onChoose={() => {
              setReached(row.span.id)
              onChoose(row.span.id)
            }}
            onFold={(closed) => fold(row, closed)}
          />
        ))}
      </div>
    </div>
  )
}

function withoutFolded(rows: readonly Row[], folded: ReadonlySet<number>): Row[] {
  let hiddenBelow = Number.POSITIVE_INFINITY
  return rows.filter(({ span, level }) => {
    if (level > hiddenBelow) return false
    hiddenBelow = folded.has(span.id) ? level : Number.POSITIVE_INFINITY
    return true
  })
}
