import type { SoukError } from '@souk/client'
import { isFailure, type Visit } from '../visit.ts'
import { sentenceOf } from './problem-words.ts'

export interface Refusal {
  sentence: string
  status: number
}

/** Why the cart stays as it is, where that is for the visitor to mend. */
export function refusalIn(error: unknown, visit: Visit): Refusal | undefined {
  if (isFailure(error, 422)) return { sentence: sentenceIn(error, visit), status: 422 }
  return isFailure(error, 429) ? { sentence: visit.words.tooOften, status: 429 } : undefined
}

/** Of a code the reason comes along, in whose words it is told. */
function sentenceIn({ errors, message, data }: SoukError, visit: Visit): string {
  const first = Object.values(errors)[0]?.[0] ?? message
  const { code, ...refusal } = (data ?? {}) as { code?: string; reason?: string; min_total?: string }
  return code === undefined
    ? first
    : sentenceOf({ code: 'code_unusable', message: first, entered_code: code, ...refusal }, visit)
}
