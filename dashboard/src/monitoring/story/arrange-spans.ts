import { say } from '../../language/say.ts'
import { kindLabel } from '../kinds.ts'
import { titleOf } from '../name-of.ts'
import { formatDuration } from '../times.ts'
import { beginOf, type Span } from './story.queries.ts'

export interface Row {
  span: Span
  /** 1 for what nothing else led to. */
  level: number
  /** How many rows stand directly below it. */
  children: number
  position: number
  siblings: number
}

/**
 * What led to what, in the order in which it began. Whoever may not see a span sees what it led to all the same: that
 * stands where the span would.
 */
export function arrangeSpans(spans: readonly Span[]): Row[] {
  const known = new Set(spans.map(({ span_id }) => span_id))
  const byParent = Map.groupBy(spans, ({ parent_span_id }) =>
    parent_span_id !== null && known.has(parent_span_id) ? parent_span_id : null,
  )
  const below = (parent: string | null) =>
    (byParent.get(parent) ?? []).toSorted((one, other) => beginOf(one) - beginOf(other) || one.id - other.id)
  const rows = (parent: string | null, level: number): Row[] => {
    const siblings = below(parent)
    return siblings.flatMap((span, at) => {
      const children = rows(span.span_id, level + 1)
      const direct = children.filter((row) => row.level === level + 1).length
      return [{ span, level, children: direct, position: at + 1, siblings: siblings.length }, ...children]
    })
  }
  return rows(null, 1)
}

/** What the story is called: what came from outside, or else what began first. */
export function headOf(spans: readonly Span[]): Span | undefined {
  const rows = arrangeSpans(spans)
  return (rows.find(({ span }) => span.kind === 'request') ?? rows[0])?.span
}

/** In words what the bar shows, for who cannot see it. */
export function describe(span: Span, begin: number, own: boolean): string {
  const kind = kindLabel(span.kind, own)
  const parts = [
    `${kind}: ${titleOf(span, own).slice(0, 160)}`,
    say('after {duration}', { duration: formatDuration(Math.max(0, beginOf(span) - begin)) }),
    span.duration_ms > 0 ? say('took {duration}', { duration: formatDuration(span.duration_ms) }) : undefined,
    span.tags.includes('n+1') ? say('repeated statement') : undefined,
    span.tags.includes('slow-query') || span.tags.includes('slow') ? 'slow' : undefined,
    span.failure !== null ? say('failed: {failure}', { failure: span.failure.slice(0, 160) }) : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}
