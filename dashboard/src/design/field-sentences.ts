import type { SoukError } from '@souk/client'
import { sayIfKnown } from '../language/say.ts'

/** The server's sentence for each field of a form that it refused. */
export function sentencesOf(error: Error | null): Record<string, string> {
  const errors = (error as Partial<SoukError> | null)?.errors ?? {}
  return Object.fromEntries(
    Object.entries(errors).map(([field, sentences]) => [field, sentences.map(sayIfKnown).join(' ')]),
  )
}
