const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hour12: false })
const dayAndClock = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})
const few = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 2 })
const many = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 })
const seconds = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 2 })

/** To the second: what happened in one minute is told apart by it. */
export function formatClock(time: string): string {
  const at = new Date(time)
  return (at.toDateString() === new Date().toDateString() ? clock : dayAndClock).format(at)
}

export function formatDuration(ms: number): string {
  if (ms < 10) return `${few.format(ms)} ms`
  if (ms < 1_000) return `${many.format(ms)} ms`
  if (ms < 60_000) return `${seconds.format(ms / 1_000)} s`
  if (ms < 3_600_000) return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`
  return `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`
}
