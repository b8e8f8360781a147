import type { SoukError } from '@souk/client'

/** The server's sentence for each field of a form that it refused. */
export function sentencesOf(error: Error | null): Record<string, string> {
  const errors = (error as Partial<SoukError> | null)?.errors ?? {}
  return Object.fromEntries(Object.entries(errors).map(([field, sentences]) => [field, sentences.join(' ')]))
}
