import type { PlainPhrase } from '../language/say.ts'
import { oneOf, wordOf } from '../use-filters.ts'

export interface Period {
  days: number
  by: 'day' | 'week' | 'month'
  month?: string | undefined
}

export const lengths = [
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'Year' },
] as const satisfies readonly { value: string; label: PlainPhrase }[]

export const steps = ['day', 'week', 'month'] as const

/** A year by days would be a fence of 365 pickets. */
const usualStep = (days: number) => (days > 120 ? 'month' : days > 45 ? 'week' : 'day')

export function readPeriod(raw: Record<string, unknown>): Period {
  const days = Number(
    oneOf(
      lengths.map(({ value }) => value),
      String(raw.days),
    ) ?? 30,
  )
  const month = wordOf(raw.month)
  return { days, by: oneOf(steps, raw.by) ?? usualStep(days), ...(month !== undefined && { month }) }
}
